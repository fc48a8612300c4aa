import Domain

/// The lines of a letter that name the declared person.
struct ReceiverNames {
  /// How well the best of them agrees.
  let best: NameAgreement
  private let lines: [String: NameAgreement]

  init(_ letter: Letter, _ declared: ApplicantRecord, isMisreadable: Bool) {
    let texts = Set(letter.blocks.compactMap { $0.lines.first?.text })
    let lines = Dictionary(
      uniqueKeysWithValues: texts.map { ($0, Self.name(declared, in: $0, isMisreadable: isMisreadable)) })
    let order: [NameAgreement] = [.equal, .compatible, .partial, .variant, .similar]
    best = order.first(where: lines.values.contains) ?? .different
    self.lines = lines
  }

  /// The line of a block that names the person as well as any: its first, with the address below it, or its last, as
  /// letters in Chinese, Japanese and Korean are addressed; nil where neither does. A name in between has another
  /// address above it, as the sender's stands above the receiver's.
  func line(of block: Letter.Block) -> DocumentObservation.Line? {
    guard best != .different else { return nil }
    return [block.lines.first, block.lines.last].compactMap(\.self).first { lines[$0.text] == best }
  }

  /// Compares a line with the declared name: all of it in any order, or the family name with one of the given names or
  /// its initial, which is how letters shorten names.
  private static func name(_ record: ApplicantRecord, in line: String, isMisreadable: Bool) -> NameAgreement {
    guard let family = record.familyName, !words(family).isEmpty, line.contains(where: \.isLetter) else {
      return .different
    }
    let given = record.givenNames ?? ""
    let text = LetterTitles.without(line)
    if Set(words(given + " " + family)) == Set(words(text)) { return .equal }
    let whole = NameAgreement.of(given + " " + family, text, mayBeTruncated: false)
    if whole == .equal || whole == .compatible { return whole }
    if holdsAll(family, text), given.isEmpty || holdsGiven(given, text) { return .partial }
    if !given.isEmpty, NameVariation.isOf(given + " " + family, text) { return .variant }
    let isAlike = isMisreadable && NameAgreement.isMisread(given + " " + family, text)
    return isAlike ? .similar : .different
  }

  private static func words(_ text: String) -> [[Unicode.Scalar]] {
    text.split { !$0.isLetter }.map { FoldedText.fold(String($0)) }
  }

  private static func holdsAll(_ family: String, _ line: String) -> Bool {
    if Set(words(family)).isSubset(of: words(line)) { return true }
    let spellings = Transliteration.spellings(of: line).map { Set($0.split(separator: " ")) }
    return Transliteration.spellings(of: family).contains { wanted in
      spellings.contains { Set(wanted.split(separator: " ")).isSubset(of: $0) }
    }
  }

  private static func holdsGiven(_ given: String, _ line: String) -> Bool {
    let printed = words(line)
    return words(given).contains { name in
      printed.contains(name) || name.first.map { printed.contains([$0]) } == true
    }
  }
}

/// Forms of address before a name.
enum LetterTitles {
  private static let words: Set<String> = [
    "MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "SIR", "HERR", "HERRN", "FRAU", "FAMILIE", "M", "MME", "MLLE",
    "MONSIEUR", "MADAME", "SR", "SRA", "D", "DON", "DOÑA", "SENHOR", "SENHORA", "SIG", "SIGRA", "SIGNOR", "SIGNORA",
    "GENT", "DHR", "MEVR", "MW", "DE", "HEER", "PAN", "PANI", "PÁN", "GOSPODIN", "GOSPOĐA", "SAYIN", "BAY", "BAYAN",
    "ГН", "ГОСПОДИН", "ГОСПОЖА", "ПАН", "ПАНІ", "Κ", "ΚΟΣ", "ΚΑ", "ΚΥΡΙΟΣ", "ΚΥΡΙΑ", "السيد", "السيدة", "CUSTOMER",
    "NAME", "TO", "様", "殿", "御中", "先生", "女士", "귀하", "님",
  ]
  private static let suffixes = ["様", "殿", "先生", "女士", "귀하", "님"]

  /// A line without them.
  static func without(_ line: String) -> String {
    var text = line
    for suffix in suffixes where text.hasSuffix(suffix) { text = String(text.dropLast(suffix.count)) }
    let kept = text.split { $0.isWhitespace || ",:;".contains($0) }.filter { word in
      !words.contains(String(word.filter { $0.isLetter }).uppercased())
    }
    return kept.isEmpty ? text : kept.joined(separator: " ")
  }
}
