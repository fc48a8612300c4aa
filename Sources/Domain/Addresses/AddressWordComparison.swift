/// Compares names of streets and towns word by word, across scripts and their usual spellings.
struct AddressWordComparison {
  /// Letters of a word for one that may be misread; nil where none may.
  let mistakes: Int?

  /// How far a line holds the names of a text, in any order, and no other kind of street.
  func contains(_ text: AddressText, in line: AddressText) -> AddressAgreement.Verdict {
    guard !text.names.isEmpty, !line.names.isEmpty, !hasOtherKind(text, line) else { return .missing }
    var worst = AddressAgreement.Verdict.equal
    for place in text.names.indices {
      let verdicts = line.names.indices.map { compare(text, place, line, $0) }
      guard !verdicts.contains(.equal) else { continue }
      guard verdicts.contains(.similar) else { return joined(text, line) }
      worst = .similar
    }
    return worst
  }

  /// `Alt-Moabit` and `Altmoabit`: the same letters, parted elsewhere.
  private func joined(_ text: AddressText, _ line: AddressText) -> AddressAgreement.Verdict {
    text.names.joined() == line.names.joined() ? .equal : .missing
  }

  private func hasOtherKind(_ text: AddressText, _ line: AddressText) -> Bool {
    guard !text.kinds.isEmpty, !line.kinds.isEmpty else { return false }
    return !text.kinds.contains { kind in line.kinds.contains { !$0.isDisjoint(with: kind) } }
  }

  private func compare(
    _ text: AddressText, _ place: Int, _ line: AddressText, _ other: Int
  ) -> AddressAgreement.Verdict {
    let (left, right) = (text.names[place], line.names[other])
    if left == right { return .equal }
    let (first, second) = (text.written[place], line.written[other])
    switch (NativeScript.of(first) == .latin, NativeScript.of(second) == .latin) {
    case (true, true): if Self.spellingsMeet(first, second) { return .equal }
    case (true, false): if Self.agrees(native: second, latin: first) { return .equal }
    case (false, true): if Self.agrees(native: first, latin: second) { return .equal }
    case (false, false): break
    }
    guard let mistakes, min(left.count, right.count) >= mistakes else { return .different }
    let allowed = max(left.count, right.count) / mistakes
    return EditDistance.between(left, right) <= allowed ? .similar : .different
  }

  /// `Müller` and `Mueller`.
  private static func spellingsMeet(_ first: String, _ second: String) -> Bool {
    !Set(Transliteration.spellings(of: first)).isDisjoint(with: Transliteration.spellings(of: second))
  }

  private static func agrees(native: String, latin: String) -> Bool {
    [.equal, .compatible].contains(Transliteration.agreement(native: native, latin: latin))
  }
}
