extension MachineReadableZone {
  /// What the zone has against ICAO Doc 9303-3 to 9303-7, or has in a form of its issuer's: document code, characters,
  /// codes, number, names, dates and optional data. Check digits that do not hold are in ``checks``, not here; whether
  /// a code is anybody's is ``CountryCode``'s to say. At most 32.
  ///
  /// Of 31 zones of specimens and 29 generated ones, none has a finding of weight
  /// ``MRZFinding/Weight/doubt``.
  public var findings: [MRZFinding] {
    let rows = lines.map(Array.init)
    let variants: [MRZFinding] = format == .fra ? [.frenchLayout] : []
    return variants + codeFindings(rows) + characterFindings(rows) + stateFindings(rows) + numberFindings(rows)
      + nameFindings(rows) + dateFindings(rows) + optionalDataFindings(rows)
  }

  /// `P` alone on passports (part 4), `A`, `C` or `I` on cards (parts 5 and 6), `V` on visas (part 7); the second
  /// letter is the issuer's, but cards may not have `V` there, lest they be taken for visas.
  private func codeFindings(_ rows: [[Character]]) -> [MRZFinding] {
    let (first, second) = (rows[0][0], rows[0][1])
    let isCard = format == .td1 || format == .td2
    let isAllowed =
      format.classes[0][0].contains(first) && MRZCharacterClass.letter.contains(second) && !(isCard && second == "V")
      && !(format == .fra && second != "D")
    return isAllowed ? [] : [.documentCode(String([first, second]))]
  }

  /// Each place has a class of characters (part 3, section 4); code and sex have findings of their own.
  private func characterFindings(_ rows: [[Character]]) -> [MRZFinding] {
    let places = format.places
    let (code, sex) = (places.code, places.sex)
    var findings: [MRZFinding] = rows[sex.line][sex.places].allSatisfy(MRZCharacterClass.sex.contains) ? [] : [.sex]
    for (line, classes) in format.classes.enumerated() {
      let place = classes.indices.first { place in
        let isJudgedElsewhere = [code, sex].contains { $0.line == line && $0.places.contains(place) }
        return !isJudgedElsewhere && !classes[place].contains(rows[line][place])
      }
      if let place { findings.append(.misplacedCharacter(line: line, place: place)) }
    }
    return findings
  }

  /// Codes stand at the left of their field, without a gap (part 3, section 5).
  private func stateFindings(_ rows: [[Character]]) -> [MRZFinding] {
    let (issuer, nationality) = (format.places.issuer, format.places.nationality)
    var codes: [(MRZFinding.Field, ArraySlice<Character>)] = [(.issuingState, rows[issuer.line][issuer.places])]
    // The French card says both in one.
    if nationality != issuer { codes.append((.nationality, rows[nationality.line][nationality.places])) }
    return codes.flatMap { field, code -> [MRZFinding] in
      let letters = code.filter { $0 != "<" }
      if String(letters) == "D" && code.first == "D" { return [.codeOfGermany(field)] }
      if String(code) == "DEU" { return [.isoCodeOfGermany(field)] }
      return code.prefix(letters.count).contains("<") ? [.filler(field)] : []
    }
  }

  /// Numbers stand at the left of their field; marks within them are fillers (part 3, section 4.7). One that is too
  /// long for TD1 or TD2 leaves a filler for its check digit and goes on in the optional data.
  private func numberFindings(_ rows: [[Character]]) -> [MRZFinding] {
    guard !documentNumber.isEmpty else { return [.noDocumentNumber] }
    let number = format.places.number
    let row = rows[number.line]
    var findings: [MRZFinding] = row[number.places.lowerBound] == "<" ? [.filler(.documentNumber)] : []
    if format.places.mayBeLong, row[number.places.upperBound] == "<" {
      let goesOn = checks.first { $0.field == .documentNumber }?.spans.count == 1
      findings.append(goesOn ? .longNumber : .numberCheckDigitMissing)
    }
    return findings
  }

  /// The primary identifier stands first; words of either are parted by one filler, the two by two, and fillers alone
  /// follow (part 3, section 4.6). A name of one part is a primary identifier.
  private func nameFindings(_ rows: [[Character]]) -> [MRZFinding] {
    if familyName.isEmpty { return [.noPrimaryIdentifier] }
    let (span, partsMax) =
      switch format.places.names {
      case .together(let span): (span, 2)
      case .apart(let family, _): (family, 1)
      }
    let names = rows[span.line][span.places]
    if names.first == "<" { return [.filler(.names)] }
    let parts = String(names).split(separator: "<<").filter { $0.contains { $0 != "<" } }
    return parts.count > partsMax ? [.namesInThreeParts] : []
  }

  /// Six figures that are a day. What is not known of a birth is filled, from its day on (part 3, section 4.8).
  private func dateFindings(_ rows: [[Character]]) -> [MRZFinding] {
    var findings = Self.findings(of: dateOfBirth, .dateOfBirth)
    if let dateOfExpiry { findings += Self.findings(of: dateOfExpiry, .dateOfExpiry) }
    // The French number begins with the year and month of issue.
    if format == .fra, !(1...12).contains(Int(String(rows[1][2..<4])) ?? 0) { findings.append(.notADate(.dateOfIssue)) }
    return findings
  }

  private static func findings(of date: MRZDate, _ field: MRZFinding.Field) -> [MRZFinding] {
    guard date.day == nil else { return [] }
    let pairs = [0, 2, 4].map { String(date.printed.dropFirst($0).prefix(2)) }
    let known = pairs.prefix { $0 != "<<" }
    let isFilled = pairs.dropFirst(known.count).allSatisfy { $0 == "<<" } && !known.joined().contains("<")
    guard isFilled, known.count < pairs.count else { return [.notADate(field)] }
    if known.isEmpty { return [.unknownDate(field)] }
    let isMonth = known.count < 2 || (1...12).contains(Int(known[1]) ?? 0)
    return isMonth && field == .dateOfBirth ? [.partlyUnknownDate(field)] : [.notADate(field)]
  }

  /// The check digit of a passport's empty optional data is 0 or the filler (part 4, section 4.2.2.2).
  private func optionalDataFindings(_ rows: [[Character]]) -> [MRZFinding] {
    guard format == .td3, rows[1][28..<42].allSatisfy({ $0 == "<" }) else { return [] }
    return rows[1][42] == "<" ? [.fillerForEmptyOptionalData] : []
  }
}
