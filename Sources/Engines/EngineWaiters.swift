/// Calls that wait for an engine, first come first served, bounded.
struct EngineWaiters {
  typealias Continuation = CheckedContinuation<Result<EngineProcess, EngineCallError>, Never>

  private struct Waiter {
    let ticket: Int
    let continuation: Continuation
    let timer: Task<Void, Never>
  }

  private let countMax: Int
  private var queue: [Waiter] = []

  /// Nobody waits.
  init(countMax: Int) {
    self.countMax = countMax
  }

  var count: Int { queue.count }
  var isFull: Bool { queue.count >= countMax }

  /// Puts a call at the end; `timer` is canceled once it is served.
  mutating func append(_ ticket: Int, _ continuation: Continuation, timer: Task<Void, Never>) {
    queue.append(Waiter(ticket: ticket, continuation: continuation, timer: timer))
  }

  /// Gives the first call an engine; false where none waits.
  mutating func serve(_ engine: EngineProcess) -> Bool {
    guard !queue.isEmpty else { return false }
    Self.resume(queue.removeFirst(), with: .success(engine))
    return true
  }

  /// Turns one call away; nothing where it no longer waits.
  mutating func refuse(_ ticket: Int, _ error: EngineCallError) {
    guard let index = queue.firstIndex(where: { $0.ticket == ticket }) else { return }
    Self.resume(queue.remove(at: index), with: .failure(error))
  }

  /// Turns every call away.
  mutating func refuseAll(_ error: EngineCallError) {
    let refused = queue
    queue = []
    for waiter in refused { Self.resume(waiter, with: .failure(error)) }
  }

  private static func resume(_ waiter: Waiter, with result: Result<EngineProcess, EngineCallError>) {
    waiter.timer.cancel()
    waiter.continuation.resume(returning: result)
  }
}
