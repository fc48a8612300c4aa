import Glibc
import Synchronization

/// A few threads of their own for calls that block (connecting, canceling), so that none holds a thread of Swift's
/// pool. Jobs past `countMax` wait in order; a thread ends when there is none left.
final class HelperThreads: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var running = 0
  }

  private let state = Mutex(State())
  private let countMax: Int

  init(countMax: Int) { self.countMax = countMax }

  /// Runs a blocking call and returns what it returned. It is not interrupted when the task is canceled.
  func run<T: Sendable>(_ call: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
      submit { continuation.resume(returning: call()) }
    }
  }

  /// Runs a blocking call and does not wait for it.
  func submit(_ job: @escaping @Sendable () -> Void) {
    let mustStart = state.withLock { state in
      state.jobs.append(job)
      guard state.running < countMax else { return false }
      state.running += 1
      return true
    }
    guard mustStart else { return }
    // Without a thread the call is made here: slow is better than never.
    if !Self.start({ [self] in work() }) { work() }
  }

  private func work() {
    while true {
      let job = state.withLock { state -> (@Sendable () -> Void)? in
        if state.jobs.isEmpty {
          state.running -= 1
          return nil
        }
        return state.jobs.removeFirst()
      }
      guard let job else { return }
      job()
    }
  }

  /// Starts a detached thread with every signal blocked; false where the system has none left.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    // Signals belong to the threads that the front door set up for them.
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
