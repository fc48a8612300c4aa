import Synchronization

/// Lets a bounded number of uploads into memory; the rest wait in line with their bodies unread, which holds back their
/// senders.
final class UploadGate: Sendable {
  private struct State {
    var free: Int
    var line: [CheckedContinuation<Void, Never>] = []
  }
  private let state: Mutex<State>

  /// A gate for `uploadsMax` at once.
  init(uploadsMax: Int) { state = Mutex(State(free: uploadsMax)) }

  /// Runs `body` once there is room.
  func pass<Value>(_ body: () async throws -> Value) async rethrows -> Value {
    await enter()
    defer { leave() }
    return try await body()
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.line.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.line.isEmpty else { return state.line.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
