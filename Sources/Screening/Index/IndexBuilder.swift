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

  /// The tables of all names that were added.
  consuming func finish() -> (WordTable, [IndexedName], [IndexedWord]) {
    let table = WordTable(counts: counts, names: pending.count)
    var names: [IndexedName] = []
    names.reserveCapacity(pending.count)
    var words: [IndexedWord] = []
    for name in pending {
      names.append(
        IndexedName(
          entity: name.entity, name: name.name, bearer: name.bearer, isIdeographic: name.isIdeographic,
          start: Int32(clamping: words.count), count: Int16(clamping: name.tokens.count)))
      words += name.tokens.compactMap { token in
        table.id(of: token.letters).map { IndexedWord(word: $0, kind: token.kind, part: token.part) }
      }
    }
    return (table, names, words)
  }
}
