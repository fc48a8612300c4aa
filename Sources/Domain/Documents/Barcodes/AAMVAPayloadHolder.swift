extension AAMVAPayload {
  /// The holder's name from the elements of any version: DCS, DAC, DAD and DCU since version 4; DCS, DCT and DCU in 2
  /// and 3, the first word or what stands before a comma being the first name; DAB, DAC, DAD and DAE in 1, or DAA as
  /// `LAST,FIRST,MIDDLE,SUFFIX`. `NONE` for a first or middle name means that there is none.
  public var name: AAMVAName {
    let whole = parts(of: value("DAA") ?? "")
    let given = givenNames(value("DCT") ?? "")
    return AAMVAName(
      family: value("DCS") ?? value("DAB") ?? whole[0],
      first: stated("DAC") ?? given.first ?? whole[1],
      middle: stated("DAD").map { Self.words($0) } ?? given.middle ?? whole[2].map { Self.words($0) },
      suffix: stated("DCU", "DAE") ?? whole[3],
      familyTruncation: truncation("DDE"), firstTruncation: truncation("DDF"), middleTruncation: truncation("DDG"))
  }

  /// Day of birth, element DBB.
  public var dateOfBirth: AAMVADate? { date("DBB") }

  /// Sex, element DBC; nil for a code that the standard does not know.
  public var sex: AAMVASex? { stated("DBC").flatMap { AAMVASex($0) } }

  /// Height, element DAU, or DAV in centimetres on cards of version 1; nil where it cannot be read.
  public var height: AAMVAHeight? {
    if let height = stated("DAU").flatMap({ AAMVAHeight($0) }) { return height }
    return number("DAV").flatMap { AAMVAHeight("\($0) cm") }
  }

  /// Weight in pounds (DAW), else in kilograms (DAX), else as a range (DCE).
  public var weight: AAMVAWeight? {
    if let pounds = number("DAW"), pounds > 0 { return .pounds(pounds) }
    if let kilograms = number("DAX"), kilograms > 0 { return .kilograms(kilograms) }
    return number("DCE").flatMap { (0...9).contains($0) ? .range($0) : nil }
  }

  /// Eye colour, element DAY; nil for a code that ANSI D-20 does not know.
  public var eyeColour: AAMVAEyeColour? { stated("DAY").flatMap { AAMVAEyeColour(rawValue: $0.uppercased()) } }

  /// Hair colour, element DAZ; nil for a code that ANSI D-20 does not know.
  public var hairColour: AAMVAHairColour? { stated("DAZ").flatMap { AAMVAHairColour(rawValue: $0.uppercased()) } }

  /// Place of birth as encoded, element DCI.
  public var placeOfBirth: String? { stated("DCI") }

  /// The address in DAG to DAK; the residence in DAL to DAP where a card of version 1 has no other. The country is the
  /// element DCG.
  public var address: AAMVAAddress {
    let isResidence = value("DAG") == nil && value("DAI") == nil && header.version <= 1
    func part(_ mailing: String, _ residence: String) -> String? { stated(isResidence ? residence : mailing) }
    return AAMVAAddress(
      street: part("DAG", "DAL"), street2: part("DAH", "DAM"), city: part("DAI", "DAN"),
      jurisdiction: part("DAJ", "DAO"), postalCode: part("DAK", "DAP"), country: countryIdentification)
  }

  /// Whether the holder gives organs: DDK, or DBH in version 1; nil where the card does not say.
  public var isOrganDonor: Bool? { indicator("DDK") ?? (header.version <= 1 ? indicator("DBH") : nil) }

  /// Whether the holder is a veteran, element DDL; nil where the card does not say.
  public var isVeteran: Bool? { indicator("DDL") }

  /// The day on which the holder turns 18, element DDH.
  public var under18Until: AAMVADate? { date("DDH") }

  /// The day on which the holder turns 19, element DDI.
  public var under19Until: AAMVADate? { date("DDI") }

  /// The day on which the holder turns 21, element DDJ.
  public var under21Until: AAMVADate? { date("DDJ") }

  /// `1` and `Y` are yes, `0` and `N` no.
  func indicator(_ id: String) -> Bool? {
    switch value(id)?.uppercased() {
    case "1", "Y": true
    case "0", "N": false
    default: nil
    }
  }

  /// A number of one to three digits, with or without a unit behind it.
  private func number(_ id: String) -> Int? {
    guard let text = stated(id) else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.allSatisfy({ $0 == " " || $0.isLetter }) else { return nil }
    return Int(digits)
  }

  private func truncation(_ id: String) -> AAMVAName.Truncation? {
    value(id).flatMap { AAMVAName.Truncation(rawValue: $0.uppercased()) }
  }

  /// Always four parts. ANSI D-20 parts them by `@`, the standard of 2000 by commas.
  private func parts(of name: String) -> [String?] {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "@" }
    let trimmed = parts.prefix(4).map { part -> String? in
      let value = AAMVAElement(id: "DAA", encoded: String(part)).value
      return value.isEmpty ? nil : value
    }
    return trimmed + Array(repeating: nil, count: 4 - trimmed.count)
  }

  private func givenNames(_ names: String) -> (first: String?, middle: String?) {
    let separator: Character = names.contains(",") ? "," : " "
    let parts = names.split(separator: separator, maxSplits: 1).map { Self.words(String($0)) }
    let stated = parts.filter { !$0.isEmpty && $0.uppercased() != "NONE" && $0.uppercased() != "UNAVL" }
    return (stated.first, stated.count > 1 ? stated[1] : nil)
  }

  /// Middle names are separated by commas or spaces.
  private static func words(_ text: String) -> String {
    text.split { $0 == "," || $0 == " " }.joined(separator: " ")
  }
}
