import Domain
import FoundationEssentials
import Logging

/// Lays roots of the operator's log down at its anchors, each at its own pace. What is under way is kept, so that a
/// server that dies loses nothing and lays nothing down twice.
public struct PlaceAnchors: Sendable {
  /// How often anchors are looked at.
  static let pollEvery: Duration = .seconds(1)
  /// How long an anchor is one worker's: longer than the calls of one try may take, five of them at fifteen seconds.
  static let lease: TimeInterval = 120
  /// Tries that fail until an anchor of one root is given up; the next root begins anew. With the pauses of jobs that
  /// is an hour and a half.
  static let failuresMax = 20
  /// Pause before a transaction is looked at again: a slot of Ethereum.
  static let pendingPause: TimeInterval = 12
  /// After what time a transaction that is in no block is given up: a day.
  static let pendingMax: TimeInterval = 86_400

  private let anchors: [(settings: LogAnchor, place: any Anchor)]
  private let store: any AnchorStore
  private let time: any TimeSource
  private let logger: Logger

  /// A workflow over the anchors of the operator's file.
  public init(
    _ anchors: [(settings: LogAnchor, place: any Anchor)], store: any AnchorStore, time: any TimeSource, logger: Logger
  ) {
    self.anchors = anchors
    self.store = store
    self.time = time
    self.logger = logger
  }

  /// Works until the task is canceled. An anchor that hangs holds up no other.
  public func work() async {
    await withTaskGroup(of: Void.self) { group in
      for (settings, place) in anchors {
        group.addTask {
          while !Task.isCancelled {
            await self.look(settings, place)
            do { try await Task.sleep(for: Self.pollEvery) } catch { return }
          }
        }
      }
    }
  }

  /// Does what is due of every anchor, once.
  func placeDue() async {
    for (settings, place) in anchors { await look(settings, place) }
  }

  private func look(_ settings: LogAnchor, _ place: any Anchor) async {
    do throws(StoreError) {
      let now = time.now
      try await store.begin(settings, at: now)
      guard
        let lease = try await store.lease(settings.name, at: now, until: now.addingTimeInterval(Self.lease))
      else { return }
      let outcome = await outcome(of: lease, place)
      // Unstructured, so that a server that stops keeps what a place has answered.
      let (store, time) = (store, time)
      try await Task { () async -> Result<Void, StoreError> in
        do throws(StoreError) {
          return .success(try await store.record(outcome, of: lease, at: time.now))
        } catch {
          return .failure(error)
        }
      }.value.get()
    } catch {
      logger.warning("anchor.not_recorded", metadata: ["anchor": "\(settings.name)", "error": "\(error)"])
    }
  }

  private func outcome(of lease: AnchorLease, _ place: any Anchor) async -> AnchorOutcome {
    let metadata: Logger.Metadata = ["anchor": "\(lease.anchor)", "size": "\(lease.order.size)"]
    do throws(LogWatchFailure) {
      switch try await place.place(lease.order) {
      case .placed(let receipt):
        logger.info("anchor.placed", metadata: metadata)
        return .placed(receipt)
      case .pending(let reference):
        guard time.now.timeIntervalSince(lease.beganAt) < Self.pendingMax else { throw .notMined }
        let isNew = lease.order.reference == nil
        return .pending(
          reference: reference, nextAt: time.now.addingTimeInterval(isNew ? 1 : Self.pendingPause))
      }
    } catch {
      let failures = lease.failures + 1
      let isOver = !error.mayPass || failures >= Self.failuresMax
      logger.log(
        level: isOver ? .error : .warning, "anchor.failed",
        metadata: metadata.merging(["error": "\(error.rawValue)", "failures": "\(failures)"]) { $1 })
      guard !isOver else { return .failed(error, nextAt: nil) }
      let pause = JobDispatcher.pause(attempt: failures, random: Double.random(in: 0..<1))
      return .failed(error, nextAt: time.now.addingTimeInterval(pause.seconds))
    }
  }
}
