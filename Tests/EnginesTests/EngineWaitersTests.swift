import Synchronization
import Testing

@testable import Engines

@Suite struct EngineWaitersTests {
  private typealias Outcome = Result<EngineProcess, EngineCallError>

  /// Waiters that tests reach from several tasks.
  private final class Room: Sendable {
    let waiters: Mutex<EngineWaiters>

    init(countMax: Int) {
      waiters = Mutex(EngineWaiters(countMax: countMax))
    }

    /// Lets calls with the tickets 0, 1, … come one after another.
    func fill(_ count: Int) async throws -> [Task<Outcome, Never>] {
      var calls: [Task<Outcome, Never>] = []
      for ticket in 0..<count {
        calls.append(
          Task {
            await withCheckedContinuation { continuation in
              waiters.withLock { $0.append(ticket, continuation, timer: Task {}) }
            }
          })
        while waiters.withLock({ $0.count }) <= ticket { try await Task.sleep(for: .milliseconds(1)) }
      }
      return calls
    }
  }

  private static func engine() throws -> EngineProcess {
    EngineProcess(try EngineSpawner.spawn(executable: "/bin/true", arguments: []))
  }

  @Test func `engines go to calls in the order of their coming`() async throws {
    let room = Room(countMax: 3)
    let calls = try await room.fill(3)
    let engines = try (0..<3).map { _ in try Self.engine() }
    for engine in engines { #expect(room.waiters.withLock { $0.serve(engine) }) }
    for (call, engine) in zip(calls, engines) { #expect(try await call.value.get() === engine) }
    #expect(!room.waiters.withLock { $0.serve(engines[0]) })
  }

  @Test func `a call that gives up is turned away alone and once`() async throws {
    let room = Room(countMax: 3)
    let calls = try await room.fill(3)
    room.waiters.withLock { $0.refuse(1, .busy) }
    room.waiters.withLock { $0.refuse(1, .canceled) }
    await #expect(throws: EngineCallError.busy) { try await calls[1].value.get() }
    let engines = try (0..<2).map { _ in try Self.engine() }
    for engine in engines { #expect(room.waiters.withLock { $0.serve(engine) }) }
    #expect(try await calls[0].value.get() === engines[0])
    #expect(try await calls[2].value.get() === engines[1])
  }

  @Test(arguments: [(0, false), (1, false), (2, true), (3, true)])
  func `the room is full at its bound`(count: Int, isFull: Bool) async throws {
    let room = Room(countMax: 2)
    let calls = try await room.fill(count)
    #expect(room.waiters.withLock { $0.isFull } == isFull)
    room.waiters.withLock { $0.refuseAll(.stopping) }
    for call in calls {
      await #expect(throws: EngineCallError.stopping) { try await call.value.get() }
    }
  }
}
