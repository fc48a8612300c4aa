/// For each word of a form, the words of a table that it may stand for. Made once and filled anew for the next form.
struct FormMatches {
  private(set) var all: [WordMatch] = []
  private var ends: [Int] = []

  /// Takes every word out, and keeps the memory.
  mutating func removeAll() {
    all.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds what the form's next word may stand for.
  mutating func append(_ find: (inout [WordMatch]) -> Void) {
    find(&all)
    ends.append(all.count)
  }

  /// What a word of the form may stand for.
  subscript(place: Int) -> ArraySlice<WordMatch> { all[(place > 0 ? ends[place - 1] : 0)..<ends[place]] }
}
