/// How far a printed address is a declared one, part by part.
///
/// Houses are told apart by street, number and postal code; a town has names in several languages and its districts
/// are written for it, so that it decides only where no postal code does.
public struct AddressAgreement: Sendable, Equatable {
  /// How one part compares.
  public enum Verdict: String, Sendable {
    case equal
    /// As small print is misread.
    case similar
    /// Some of it: a house without its flat.
    case partial
    /// It is declared, and not printed.
    case missing
    case different
  }
  /// The whole of it, from the worst; raw values rank it.
  public enum Whole: Int, Sendable {
    /// Nothing of it was found.
    case absent
    /// Another address.
    case mismatch
    /// Too little of it to tell.
    case partial
    case match
  }

  /// nil where it is not declared.
  public private(set) var street: Verdict?
  /// Number of the house.
  public private(set) var house: Verdict?
  /// Postal code.
  public private(set) var postalCode: Verdict?
  /// Town.
  public private(set) var city: Verdict?

  /// Holds a declared address against printed lines.
  /// - Parameters:
  ///   - lines: the address as it is printed, with or without a name above it.
  ///   - isMisreadable: whether the lines were read off a picture, where one letter in six may be wrong.
  public init(declared: PostalAddress, printed lines: [AddressText], isMisreadable: Bool) {
    let words = AddressWordComparison(mistakes: isMisreadable ? LabelMatch.lettersPerMistake : nil)
    let street = AddressText([declared.line1, declared.line2].compactMap(\.self).joined(separator: " "))
    let code = declared.postalCode.map(AddressText.init)
    let bare = lines.map(\.bare).joined()
    let codeLine = judgeCode(code, lines)
    judgeCity(declared.city.map(AddressText.init), lines, bare, besideCode: codeLine, words)
    judgeStreet(street, lines, bare, code: code?.numbers ?? [], words)
  }

  /// What follows from the parts: the same street and house, and the same postal code or else the same town.
  public var whole: Whole {
    func agrees(_ verdict: Verdict?) -> Bool { verdict == .equal || verdict == .similar }
    guard [street, postalCode, city].contains(where: agrees) else { return .absent }
    if [street, house, postalCode].contains(.different) || street == .missing || house == .missing { return .mismatch }
    if city == .different, !agrees(postalCode) { return .mismatch }
    guard agrees(street), agrees(postalCode) || agrees(city) else { return .partial }
    return house == .partial ? .partial : .match
  }

  /// For the record.
  public var members: [JSON.Member] {
    [("street", street), ("house", house), ("postal_code", postalCode), ("city", city)].compactMap { name, verdict in
      verdict.map { JSON.Member(name, .string($0.rawValue)) }
    }
  }

  /// - Returns: the line that the code, or another of its shape, stands in.
  private mutating func judgeCode(_ declared: AddressText?, _ lines: [AddressText]) -> Int? {
    guard let wanted = declared?.bare, !wanted.isEmpty else { return nil }
    postalCode = .missing
    var other: Int?
    for (place, line) in lines.enumerated() {
      for candidate in PostalCodeCandidates.of(line.line) {
        if PostalCodeCandidates.isSame(candidate, wanted) {
          postalCode = .equal
          return place
        }
        if PostalCodeCandidates.isOfShape(candidate, wanted) { other = place }
      }
    }
    if other != nil { postalCode = .different }
    return other
  }

  private mutating func judgeCity(
    _ declared: AddressText?, _ rows: [AddressText], _ bare: String, besideCode: Int?, _ words: AddressWordComparison
  ) {
    guard let declared, !declared.bare.isEmpty else { return }
    if rows.contains(where: { words.contains(declared, in: $0) == .equal }) || bare.containsUnspaced(declared.bare) {
      city = .equal
    } else if rows.contains(where: { words.contains(declared, in: $0) == .similar }) {
      city = .similar
    } else {
      city = besideCode.map { rows[$0].names.isEmpty ? .missing : .different } ?? .missing
    }
  }

  private mutating func judgeStreet(
    _ declared: AddressText, _ rows: [AddressText], _ bare: String, code: [String], _ words: AddressWordComparison
  ) {
    guard !declared.bare.isEmpty else { return }
    let wanted = declared.numbers + declared.unitNumbers
    if bare.filter({ !$0.isDecimalDigit }).containsUnspaced(declared.bare.filter { !$0.isDecimalDigit }) {
      street = .equal
      house = wanted.isEmpty ? nil : Self.houses(wanted, rows.flatMap(\.numbers), code: code)
      return
    }
    street = declared.names.isEmpty ? nil : .missing
    if !wanted.isEmpty { house = .missing }
    var best = 0
    for (place, row) in rows.enumerated() {
      let name = declared.names.isEmpty ? .equal : words.contains(declared, in: row)
      guard name == .equal || name == .similar else { continue }
      // A flat may stand in the line below, and the house only where the street's own line has no number.
      let next = rows.indices.contains(place + 1) ? rows[place + 1] : nil
      let own = row.numbers.isEmpty ? next?.numbers ?? [] : row.numbers
      let printed = own + row.unitNumbers + (next?.unitNumbers ?? [])
      let numbers = Self.houses(wanted, printed, code: code)
      let rank = (name == .equal ? 2 : 1) + (numbers == .equal ? 4 : numbers == .partial ? 2 : 0)
      guard rank > best else { continue }
      best = rank
      if street != nil { street = name }
      if house != nil { house = numbers }
    }
  }

  /// The numbers of a house and what is within it, from the outside in. A letter may say more than was declared; where
  /// it says less, the flat is open. `12/3` is not `3/12`, and `14/12` is not `12`.
  /// - Parameter code: the numbers of the postal code, which may stand in the same line.
  private static func houses(_ declared: [String], _ printed: [String], code: [String]) -> Verdict {
    var rest = printed
    if !code.isEmpty, let place = rest.firstRange(of: code) { rest.removeSubrange(place) }
    guard !declared.isEmpty else { return .equal }
    guard !rest.isEmpty else { return .missing }
    if rest.starts(with: declared) { return .equal }
    return declared.starts(with: rest) ? .partial : .different
  }
}

extension String {
  /// Whether a text in a script without spaces stands in this one; false for texts of other scripts, whose words have
  /// ends.
  fileprivate func containsUnspaced(_ other: String) -> Bool {
    let script = NativeScript.of(other)
    guard script == .han || script == .kana || script == .thai else { return false }
    return contains(other)
  }
}
