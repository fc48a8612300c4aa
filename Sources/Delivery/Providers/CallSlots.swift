import Synchronization

/// Bounds how many calls are under way: whoever finds no room is told so at once, and waits elsewhere.
final class CallSlots: Sendable {
  private let free: Mutex<Int>

  init(_ count: Int) { free = Mutex(count) }

  /// Takes a slot; false where none is free. Whoever took one releases it.
  func take() -> Bool {
    free.withLock { count in
      guard count > 0 else { return false }
      count -= 1
      return true
    }
  }

  func release() { free.withLock { $0 += 1 } }
}
