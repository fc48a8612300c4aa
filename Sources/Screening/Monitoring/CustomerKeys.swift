/// The callers' keys of stored customers, and where each customer is stored.
struct CustomerKeys<Key: Hashable & Sendable>: Sendable {
  /// By place, the key; nil for a customer that was taken out.
  private(set) var keys: [Key?] = []
  /// Places by hash: open addressing, -1 where empty. A place that was taken out stays until the table is made anew.
  private var slots = [Int32](repeating: -1, count: 1024)
  /// Number of keys that stand.
  private(set) var count = 0

  /// Begins with no key.
  init() {}

  /// The place of a key; nil for one that is not there.
  func place(of key: Key) -> Int? {
    var slot = key.hashValue & (slots.count - 1)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a key that is not there at the next place.
  mutating func append(_ key: Key) {
    keys.append(key)
    count += 1
    if keys.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for place in keys.indices { enter(place) }
    } else {
      enter(keys.count - 1)
    }
  }

  /// Takes the key of a place out.
  mutating func remove(at place: Int) {
    guard keys[place] != nil else { return }
    keys[place] = nil
    count -= 1
  }

  /// Bytes that the keys hold.
  var bytes: Int { keys.capacity * MemoryLayout<Key?>.stride + slots.capacity * 4 }

  private mutating func enter(_ place: Int) {
    guard let key = keys[place] else { return }
    var slot = key.hashValue & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place)
  }
}
