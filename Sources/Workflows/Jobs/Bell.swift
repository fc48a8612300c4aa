import Synchronization

/// Wakes those who listen for a key inside one process. Whoever listens begins before looking, so that no ring between
/// the look and the wait is lost; correctness never rests on it all the same.
public final class Bell<Key: Hashable & Sendable>: Sendable {
  private let listeners = Mutex<[Key: [Wakeup]]>([:])

  /// A bell that nobody listens to.
  public init() {}

  /// Wakes everyone who listens for a key.
  public func ring(_ key: Key) {
    for listener in listeners.withLock({ $0[key] ?? [] }) { listener.wake() }
  }

  /// Listens for a key while `body` runs.
  public func listening<Value>(for key: Key, _ body: (Wakeup) async throws -> Value) async rethrows -> Value {
    let wakeup = Wakeup()
    listeners.withLock { $0[key, default: []].append(wakeup) }
    defer {
      listeners.withLock { listeners in
        listeners[key]?.removeAll { $0 === wakeup }
        if listeners[key]?.isEmpty == true { listeners[key] = nil }
      }
    }
    return try await body(wakeup)
  }
}

/// One sleeper that may be woken once per sleep; a wake-up before the sleep ends it at once.
public final class Wakeup: Sendable {
  private struct State {
    var isRung = false
    var sleeper: CheckedContinuation<Void, Never>?
  }
  private let state = Mutex(State())

  /// A sleeper that is awake.
  public init() {}

  /// Ends the present sleep, or the next one.
  public func wake() {
    let sleeper = state.withLock { state in
      guard let sleeper = state.sleeper.take() else {
        state.isRung = true
        return nil as CheckedContinuation<Void, Never>?
      }
      return sleeper
    }
    sleeper?.resume()
  }

  /// Sleeps until woken, the time is over, or the task is canceled.
  public func sleep(atMost duration: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.park() }
      group.addTask {
        do { try await Task.sleep(for: duration) } catch { return }
        self.wake()
      }
      await group.next()
      group.cancelAll()
    }
    // A timer that ran out beside a ring may have left its own: the next look is harmless.
  }

  private func park() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isRung = state.withLock { state in
          guard !state.isRung else {
            state.isRung = false
            return true
          }
          state.sleeper = continuation
          return false
        }
        if isRung { continuation.resume() }
      }
    } onCancel: {
      wake()
    }
  }
}
