import Domain

/// Collects the names of entries for an index.
struct IndexBuilder {
  private struct Pending {
    let entity: Int32
    let name: Int16
    let bearer: UInt8
    let isIdeographic: Bool
    let tokens: [NameToken]
  }

  private var pending: [Pending] = []
  private var counts: [[UInt8]: (count: Int32, bearers: UInt8)] = [:]

  /// Begins with no names.
  init() {}

  /// Reads the names of an entry; a form that two names share is kept once.
  mutating func add(_ entity: ListEntity, at place: Int) {
    var seen: Set<NameTokens> = []
    // What the list does not call a person or a body is read as both.
    let kinds: [ListEntity.Kind] = entity.kind == .other ? [.person, .organisation] : [entity.kind]
    for kind in kinds {
      for (number, name) in entity.names.enumerated().prefix(Int(Int16.max)) {
        let forms = NameForms(name.text, kind: kind)
        for form in forms.latin + [forms.ideographs].compactMap(\.self) where seen.insert(form).inserted {
          let bearer: UInt8 = kind == .person ? 1 : 2
          pending.append(
            Pending(
              entity: Int32(clamping: place), name: Int16(clamping: number), bearer: bearer,
              isIdeographic: form.tokens.first?.kind == .ideograph, tokens: form.tokens))
          for word in Set(form.tokens.map(\.letters)) {
            let before = counts[word] ?? (0, 0)
            counts[word] = (before.count + 1, before.bearers | bearer)
          }
        }
      }
    }
  }

  /// The columns of all names that were added.
  consuming func finish() -> NameColumns {
    let table = WordTable(counts: counts, names: pending.count)
    var names: [IndexedName] = []
    names.reserveCapacity(pending.count)
    var words: [IndexedWord] = []
    words.reserveCapacity(pending.reduce(0) { $0 + $1.tokens.count })
    for name in pending {
      let indexed = Self.words(of: name.tokens, in: table)
      names.append(
        IndexedName(
          entity: name.entity, start: Int32(clamping: words.count), total: indexed.reduce(0) { $0 + $1.weight },
          name: name.name, count: Int16(clamping: indexed.count), bearer: name.bearer,
          isIdeographic: name.isIdeographic))
      words += indexed
    }
    return NameColumns(table: table, names: names, words: words)
  }

  private static func words(of tokens: [NameToken], in table: WordTable) -> [IndexedWord] {
    tokens.compactMap { token in
      guard let id = table.id(of: token.letters) else { return nil }
      return IndexedWord(
        word: id, weight: Float(WeightedName.weight(token.kind, rarity: table.rarities[Int(id)])), kind: token.kind,
        length: UInt8(clamping: token.letters.count), first: token.letters.first ?? 0,
        isRepeated: tokens.count { $0.letters == token.letters } > 1)
    }
  }
}
