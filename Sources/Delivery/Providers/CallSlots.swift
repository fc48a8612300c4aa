import Synchronization

/// Bounds how many calls are under way, in all and to one place: whoever finds no room is told so at once, and waits
/// elsewhere.
final class CallSlots: Sendable {
  private let most: Int
  private let mostOfOne: Int
  private let taken = Mutex<[String: Int]>([:])

  init(_ most: Int, ofOne mostOfOne: Int) {
    self.most = most
    self.mostOfOne = mostOfOne
  }

  /// Takes a slot for a place; false where none is free. Whoever took one releases it.
  func take(for place: String) -> Bool {
    taken.withLock { taken in
      guard taken.values.reduce(0, +) < most, taken[place] ?? 0 < mostOfOne else { return false }
      taken[place, default: 0] += 1
      return true
    }
  }

  func release(_ place: String) {
    taken.withLock { taken in
      let left = (taken[place] ?? 1) - 1
      taken[place] = left == 0 ? nil : left
    }
  }
}
