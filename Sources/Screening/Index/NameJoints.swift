/// Which words of two names may be joined or parted in one of them, as ``WordJoints`` joins them.
struct NameJoints {
  /// Words of each name that may be part of a joint, one bit each.
  struct Free {
    var query: UInt64 = 0
    var entry: UInt64 = 0

    static let none = Free()
  }

  private let query: FlatName
  private let name: IndexedName
  private let columns: NameColumns
  private let similarity = WordSimilarity()
  /// Words that stand for each other already.
  private var settled = Free.none

  /// Looks at a query's name and one of an index.
  init(_ query: FlatName, _ name: IndexedName, _ columns: NameColumns) {
    self.query = query
    self.name = name
    self.columns = columns
  }

  /// Leaves words out of every joint.
  mutating func settle(_ words: Free) { settled = words }

  /// The words that may be joined.
  /// - Parameter closely: whether letters are compared, or lengths alone, which is quick and frees more.
  func free(closely: Bool) -> Free {
    var free = Free()
    let entry = columns.words[name.range]
    for (place, whole) in entry.enumerated() where Self.mayBeWhole(whole.kind, Int(whole.length)) {
      guard settled.entry & Self.bits(place..<place + 1) == 0 else { continue }
      queryRanges(whole: Int(whole.length)) { range in
        guard settled.query & Self.bits(range) == 0 else { return }
        if closely, !mayJoin(query.joined(range), initials(of: range), columns.table.slice(whole.word)) { return }
        free.query |= Self.bits(range)
        free.entry |= Self.bits(place..<place + 1)
      }
    }
    for (place, whole) in query.words.enumerated() where Self.mayBeWhole(whole.kind, whole.count) {
      guard settled.query & Self.bits(place..<place + 1) == 0 else { continue }
      entryRanges(whole: whole.count) { range in
        guard settled.entry & Self.bits(range) == 0 else { return }
        if closely {
          let words = entry[(entry.startIndex + range.lowerBound)..<(entry.startIndex + range.upperBound)]
          let joined = words.reduce(into: [UInt8]()) { $0 += columns.table.slice($1.word) }
          if !mayJoin(joined[...], words.map(\.first), query.word(place)) { return }
        }
        free.entry |= Self.bits(range)
        free.query |= Self.bits(place..<place + 1)
      }
    }
    return free
  }

  private func queryRanges(whole: Int, _ body: (Range<Int>) -> Void) {
    ranges(query.words.count, whole: whole, body) { place in
      Self.mayBePart(query.words[place].kind) ? query.words[place].count : nil
    }
  }

  private func entryRanges(whole: Int, _ body: (Range<Int>) -> Void) {
    ranges(Int(name.count), whole: whole, body) { place in
      let word = columns.words[Int(name.start) + place]
      return Self.mayBePart(word.kind) ? Int(word.length) : nil
    }
  }

  /// Calls with the neighbouring words that may make up a word of a length: by their letters, or by their initials.
  /// - Parameter length: of a word; nil for one that is no part of another.
  private func ranges(_ count: Int, whole: Int, _ body: (Range<Int>) -> Void, length: (Int) -> Int?) {
    for start in 0..<max(0, count - 1) {
      guard var joined = length(start) else { continue }
      for end in (start + 1)..<min(count, start + WordJoints.partsMax) {
        guard let next = length(end) else { break }
        joined += next
        if WordJoints.fits(joined: joined, whole: whole) || end - start + 1 == whole { body(start..<end + 1) }
      }
    }
  }

  private func mayJoin(_ joined: ArraySlice<UInt8>, _ initials: [UInt8], _ whole: ArraySlice<UInt8>) -> Bool {
    WordJoints.likeness(
      Array(joined), initials, Array(whole), words: similarity, isRomanised: query.isRomanised) != nil
  }

  private func initials(of range: Range<Int>) -> [UInt8] { range.map { query.letters[query.words[$0].start] } }

  private static func mayBeWhole(_ kind: NameToken.Kind, _ count: Int) -> Bool {
    (kind == .word || kind == .particle) && count >= 2
  }

  private static func mayBePart(_ kind: NameToken.Kind) -> Bool { kind != .numeral && kind != .ideograph }

  private static func bits(_ range: Range<Int>) -> UInt64 { (1 << UInt64(range.count) - 1) << UInt64(range.lowerBound) }
}
