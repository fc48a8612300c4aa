import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import Workflows

@Suite("Laying roots down")
struct PlaceAnchorsTests {
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  private static let settings = LogAnchor(
    name: "a", place: .timestamps(url: "https://tsa.example/"), every: .seconds(3600))

  /// A place that answers what it is told to, in turn.
  private final class FakeAnchor: Anchor {
    private let answers: Mutex<[Result<AnchorAnswer, LogWatchFailure>]>
    private let all = Mutex<[AnchorOrder]>([])
    var orders: [AnchorOrder] { all.withLock { $0 } }

    init(_ answers: Result<AnchorAnswer, LogWatchFailure>...) { self.answers = Mutex(answers) }

    func place(_ order: AnchorOrder) async throws(LogWatchFailure) -> AnchorAnswer {
      all.withLock { $0.append(order) }
      return try answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
    }
  }

  /// One root of one anchor. What every store is held to is StorageTests' contract.
  private actor FakeStore: AnchorStore {
    var lease: AnchorLease?
    private let isStale: Bool
    private(set) var outcomes: [AnchorOutcome] = []

    init(reference: String? = nil, failures: Int = 0, beganAt: Date, isStale: Bool = false) {
      self.isStale = isStale
      let order = AnchorOrder(size: 5, root: [UInt8](repeating: 1, count: 32), text: "o\n5\nr\n", reference: reference)
      lease = AnchorLease(anchor: "a", order: order, failures: failures, beganAt: beganAt, fence: 1)
    }

    func begin(_ anchor: LogAnchor, at now: Date) async throws(StoreError) {}
    func lease(_ anchor: String, at now: Date, until: Date) async throws(StoreError) -> AnchorLease? {
      #expect(until.timeIntervalSince(now) == PlaceAnchors.lease)
      return lease
    }
    func record(_ outcome: AnchorOutcome, of lease: AnchorLease, at now: Date) async throws(StoreError) {
      guard !isStale else { throw .stale }
      outcomes.append(outcome)
      self.lease = nil
    }
    func newest(limit: Int) async throws(StoreError) -> [AnchorView] { [] }
    func standings() async throws(StoreError) -> [AnchorStanding] { [] }
  }

  private let time = SetTime()

  private func run(_ place: FakeAnchor, _ store: FakeStore) async -> [AnchorOutcome] {
    await PlaceAnchors([(Self.settings, place)], store: store, time: time, logger: Self.quiet).placeDue()
    return await store.outcomes
  }

  @Test func `a root that stands is recorded, and nothing is asked while nothing is due`() async throws {
    let receipt = AnchorReceipt(reference: "01", token: [1], at: time.now)
    let (place, store) = (FakeAnchor(.success(.placed(receipt))), FakeStore(beganAt: time.now))
    #expect(await run(place, store) == [.placed(receipt)])
    #expect(await run(place, store).count == 1)
    #expect(place.orders.map(\.size) == [5])
  }

  @Test(arguments: [(nil, 1.0), ("0xab", 12.0)] as [(String?, Double)])
  func `what is under way is looked at again after a second, later after a slot`(
    reference: String?, pause: Double
  ) async throws {
    let store = FakeStore(reference: reference, beganAt: time.now)
    let outcomes = await run(FakeAnchor(.success(.pending(reference: "0xab"))), store)
    #expect(outcomes == [.pending(reference: "0xab", nextAt: time.now.addingTimeInterval(pause))])
  }

  @Test(arguments: LogWatchFailure.allCases)
  func `what may pass is tried again, with pauses that double, and what cannot is given up`(
    failure: LogWatchFailure
  ) async throws {
    for failures in [0, 5, 18, 19] {
      let store = FakeStore(failures: failures, beganAt: time.now)
      let outcome = try #require(await run(FakeAnchor(.failure(failure)), store).first)
      guard case .failed(failure, let nextAt) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      // The twentieth failure is the last.
      #expect((nextAt != nil) == (failure.mayPass && failures < 19), "\(failures)")
      guard let nextAt else { continue }
      let longest = min(600, Double(1 << failures))
      #expect((longest / 2...longest).contains(nextAt.timeIntervalSince(time.now)), "\(failures)")
    }
  }

  @Test(arguments: [(86_399.0, true), (86_400, false)])
  func `a transaction that is in no block after a day is given up`(age: Double, isPending: Bool) async throws {
    let store = FakeStore(reference: "0xab", beganAt: time.now.addingTimeInterval(-age))
    let outcome = try #require(await run(FakeAnchor(.success(.pending(reference: "0xab"))), store).first)
    if isPending {
      #expect(outcome == .pending(reference: "0xab", nextAt: time.now.addingTimeInterval(PlaceAnchors.pendingPause)))
    } else {
      #expect(outcome == .failed(.notMined, nextAt: nil))
    }
  }

  @Test func `a root that another worker was given meanwhile is left to it`() async throws {
    let receipt = AnchorReceipt(reference: nil, token: nil, at: time.now)
    let store = FakeStore(beganAt: time.now, isStale: true)
    #expect(await run(FakeAnchor(.success(.placed(receipt))), store).isEmpty)
  }
}
