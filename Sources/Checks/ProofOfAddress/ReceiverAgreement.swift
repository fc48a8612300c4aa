import Domain

/// How far a letter's receiver is the declared person at the declared address.
struct ReceiverAgreement {
  /// The name; nil where none is declared.
  private(set) var name: NameAgreement?
  /// The address; nil where none is declared.
  private(set) var address: AddressAgreement?
  /// The lines in which the receiver, or the address, stands.
  private(set) var block: Letter.Block?
  /// The line with the name.
  private(set) var nameLine: DocumentObservation.Line?

  /// Finds the place of a letter that agrees best: a name with the address below it, else an address elsewhere on a
  /// page that bears the name, as bills print the place of supply.
  init(_ letter: Letter, declared: ApplicantRecord, isMisreadable: Bool) {
    let names = letter.blocks.map { block in
      block.lines.first.map { Self.name(declared, in: $0.text, isMisreadable: isMisreadable) } ?? .different
    }
    let isNamed = declared.familyName != nil
    let order: [NameAgreement] = [.equal, .compatible, .partial, .similar]
    name = isNamed ? order.first(where: names.contains) ?? .different : nil
    let best = name.flatMap { best in letter.blocks.indices.first { names[$0] == best && best != .different } }
    nameLine = best.flatMap { letter.blocks[$0].lines.first }
    guard let wanted = declared.address, !wanted.isEmpty else {
      block = best.map { letter.blocks[$0] }
      return
    }
    var found: (rank: Int, agreement: AddressAgreement, block: Letter.Block)?
    for (place, block) in letter.blocks.enumerated() {
      let agreement = AddressAgreement(
        declared: wanted, printed: block.lines.map(\.text), isMisreadable: isMisreadable)
      let bearsName = isNamed && names[place] == name && name != .different
      let rank = agreement.whole.rawValue * 2 + (bearsName ? 1 : 0)
      if rank > found?.rank ?? -1 { found = (rank, agreement, block) }
    }
    address = found?.agreement
    block = found.flatMap { $0.agreement.whole == .absent ? nil : $0.block } ?? best.map { letter.blocks[$0] }
  }

  /// Compares a line with the declared name: all of it in any order, or the family name with one of the given names or
  /// its initial, which is how letters shorten names.
  private static func name(_ record: ApplicantRecord, in line: String, isMisreadable: Bool) -> NameAgreement {
    guard let family = record.familyName, line.contains(where: \.isLetter) else { return .different }
    let given = record.givenNames ?? ""
    let text = LetterTitles.without(line)
    if Set(words(given + " " + family)) == Set(words(text)) { return .equal }
    let whole = NameAgreement.of(given + " " + family, text, mayBeTruncated: false)
    if whole == .equal || whole == .compatible { return whole }
    if holdsAll(family, text), given.isEmpty || holdsGiven(given, text) { return .partial }
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

extension PostalAddress {
  /// Whether nothing is declared that could be compared.
  fileprivate var isEmpty: Bool { [line1, line2, city, postalCode].allSatisfy { $0?.isEmpty != false } }

  /// The address in one line.
  var text: String {
    let place = [postalCode, city].compactMap(\.self).joined(separator: " ")
    return [line1, line2, place].compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: ", ")
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
