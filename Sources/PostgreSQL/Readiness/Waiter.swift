import Synchronization

/// A place where one task at a time waits until it is signalled, its deadline passes or it is canceled.
final class Waiter: Sendable {
  enum Outcome {
    case ready, deadline, canceled
  }

  private enum State {
    case idle
    case signalled(Outcome)
    case waiting(UnsafeContinuation<Outcome, Never>, deadline: ContinuousClock.Instant?)
  }

  private let state = Mutex(State.idle)

  /// Ends the wait, or the next one where none is under way.
  func signal(_ outcome: Outcome) {
    let continuation = state.withLock { state -> UnsafeContinuation<Outcome, Never>? in
      guard case .waiting(let continuation, _) = state else {
        state = .signalled(outcome)
        return nil
      }
      state = .idle
      return continuation
    }
    continuation?.resume(returning: outcome)
  }

  /// Waits; `.ready` may come without cause, so the caller looks again. `begin` is called once the wait can be
  /// signalled.
  func wait(until deadline: ContinuousClock.Instant?, begin: @Sendable () -> Void) async -> Outcome {
    await withTaskCancellationHandler {
      await waitUncanceled(until: deadline, begin: begin)
    } onCancel: {
      signal(.canceled)
    }
  }

  /// The same, for work that must end in order although its task was canceled.
  func waitUncanceled(until deadline: ContinuousClock.Instant?, begin: @Sendable () -> Void) async -> Outcome {
    await withUnsafeContinuation { continuation in
      let early = state.withLock { state -> Outcome? in
        if case .signalled(let outcome) = state {
          state = .idle
          return outcome
        }
        state = .waiting(continuation, deadline: deadline)
        return nil
      }
      if let early { continuation.resume(returning: early) } else { begin() }
    }
  }

  /// Ends the wait where its deadline has passed. Returns whether a deadline is still ahead.
  func expire(at now: ContinuousClock.Instant) -> Bool {
    let (continuation, isAhead) = state.withLock { state -> (UnsafeContinuation<Outcome, Never>?, Bool) in
      guard case .waiting(let continuation, let deadline?) = state else { return (nil, false) }
      guard deadline <= now else { return (nil, true) }
      state = .idle
      return (continuation, false)
    }
    continuation?.resume(returning: .deadline)
    return isAhead
  }
}
