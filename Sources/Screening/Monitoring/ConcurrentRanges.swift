/// A range of places cut into parts, which several tasks work off.
struct ConcurrentRanges {
  /// Places of one part: long enough that handing it out costs nothing, short enough that tasks end together.
  static let partMax = 16_384

  private let count: Int
  private let tasks: Int

  /// Places from 0 up to a number.
  init(count: Int, tasks: Int) {
    self.count = count
    self.tasks = tasks
  }

  /// What a piece of work gives for each part, in the order of the parts.
  func map<Value: Sendable>(_ work: @escaping @Sendable (Range<Int>) -> Value) async -> [Value] {
    let parts = stride(from: 0, to: count, by: Self.partMax).map { $0..<min($0 + Self.partMax, count) }
    return await withTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: parts.count)
      var next = 0
      while next < min(tasks, parts.count) {
        let part = next
        group.addTask { (part, work(parts[part])) }
        next += 1
      }
      while let (place, value) = await group.next() {
        values[place] = value
        guard next < parts.count else { continue }
        let part = next
        group.addTask { (part, work(parts[part])) }
        next += 1
      }
      return values.compactMap(\.self)
    }
  }
}
