/// Forms of names in flat arrays, with the names that have each word: what a search walks through. A whole index has
/// one, and so has a part of an index, with the rarities of the whole.
///
/// A class, since it never changes and is handed to whatever looks at a name: one reference is counted, not ten.
final class NameColumns: Sendable {
  /// Every word once.
  let table: WordTable
  /// The forms, those of one entry together.
  let names: [IndexedName]
  /// The words of all forms, one form after the other.
  let words: [IndexedWord]
  /// For each word of the table, where its names begin in ``holders``; one more at the end.
  private let holderStarts: [Int32]
  /// Places of the names that have each word.
  private let holders: [Int32]

  /// Finds the names of each word.
  init(table: WordTable, names: [IndexedName], words: [IndexedWord]) {
    self.table = table
    self.names = names
    self.words = words
    var starts = [Int32](repeating: 0, count: table.count + 1)
    for word in words { starts[Int(word.word) + 1] += 1 }
    for place in 0..<table.count { starts[place + 1] += starts[place] }
    var next = starts
    var holders = [Int32](repeating: 0, count: words.count)
    for (place, name) in names.enumerated() {
      for word in words[name.range] {
        holders[Int(next[Int(word.word)])] = Int32(place)
        next[Int(word.word)] += 1
      }
    }
    holderStarts = starts
    self.holders = holders
  }

  /// Places of the names that have a word.
  func holders(of word: WordTable.ID) -> ArraySlice<Int32> {
    holders[Int(holderStarts[Int(word)])..<Int(holderStarts[Int(word) + 1])]
  }

  /// A name's words with their weights.
  func weighted(_ name: IndexedName) -> WeightedName {
    let words = words[name.range]
    let tokens = words.map { NameToken(letters: table.letters(of: $0.word), kind: $0.kind, part: .unknown) }
    return WeightedName(tokens, rarities: words.map { table.rarities[Int($0.word)] })
  }

  /// A name as ``OFACScore`` compares it.
  func parts(of name: IndexedName) -> OFACName {
    OFACName(words[name.range].prefix(OFACScore.partsMax).map { table.letters(of: $0.word) })
  }

  /// Some of the names with their own table of words, which weigh what they weigh here.
  /// - Parameter places: of the names, rising.
  func part(_ places: [Int]) -> NameColumns {
    let used = Set(places.flatMap { words[names[$0].range].map(\.word) })
    let part = WordTable(
      used.map { word in
        WordTable.Word(
          letters: table.letters(of: word), rarity: table.rarities[Int(word)], bearers: table.bearers(of: word))
      })
    var kept: [IndexedName] = []
    var keptWords: [IndexedWord] = []
    for place in places {
      let name = names[place]
      let moved = words[name.range].compactMap { word in
        part.id(of: table.slice(word.word)).map(word.renumbered)
      }
      kept.append(name.moved(to: keptWords.count))
      keptWords += moved
    }
    return NameColumns(table: part, names: kept, words: keptWords)
  }

  /// Bytes that the columns hold.
  var bytes: Int {
    table.bytes + names.count * MemoryLayout<IndexedName>.stride + words.count * MemoryLayout<IndexedWord>.stride
      + (holderStarts.count + holders.count) * MemoryLayout<Int32>.stride
  }
}
