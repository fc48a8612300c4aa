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
  /// The whole of it, from the worst.
  public enum Whole: Int, Sendable, Comparable {
    /// Nothing of it was found.
    case absent
    /// Another address.
    case mismatch
    /// Too little of it to tell.
    case partial
    case match

    /// By how much is found.
    public static func < (left: Whole, right: Whole) -> Bool { left.rawValue < right.rawValue }
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
  public init(declared: PostalAddress, printed lines: [String], isMisreadable: Bool) {
    let words = AddressWordComparison(mistakes: isMisreadable ? 6 : nil)
    let rows = lines.map(AddressText.init)
    let street = AddressText([declared.line1, declared.line2].compactMap(\.self).joined(separator: " "))
    let bare = rows.map(\.bare).joined()
    let codeLine = judgeCode(declared.postalCode, lines)
    judgeCity(declared.city.map(AddressText.init), rows, bare, besideCode: codeLine, words)
    judgeStreet(street, rows, bare, except: codeLine, words)
  }

  /// What follows from the parts.
  public var whole: Whole {
    func agrees(_ verdict: Verdict?) -> Bool { verdict == .equal || verdict == .similar }
    let found = [street, postalCode, city].contains { agrees($0) }
    guard found else { return .absent }
    if [street, house, postalCode].contains(.different) || street == .missing || house == .missing { return .mismatch }
    if city == .different, !agrees(postalCode) { return .mismatch }
    let isPlaced = agrees(postalCode) || (postalCode != .missing && agrees(city)) || (agrees(city) && agrees(street))
    guard agrees(street) || street == nil, isPlaced else { return .partial }
    return house == .partial ? .partial : .match
  }

  /// For the record.
  public var members: [JSON.Member] {
    [("street", street), ("house", house), ("postal_code", postalCode), ("city", city)].compactMap { name, verdict in
      verdict.map { JSON.Member(name, .string($0.rawValue)) }
    }
  }

  /// - Returns: the line that the code, or another of its shape, stands in.
  private mutating func judgeCode(_ declared: String?, _ lines: [String]) -> Int? {
    guard let wanted = declared.map(AddressText.folded), !wanted.isEmpty else { return nil }
    postalCode = .missing
    var other: Int?
    for (place, line) in lines.enumerated() {
      for candidate in PostalCodeCandidates.of(line) {
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
    _ declared: AddressText, _ rows: [AddressText], _ bare: String, except codeLine: Int?,
    _ words: AddressWordComparison
  ) {
    guard !declared.bare.isEmpty else { return }
    if bare.filter({ !$0.isNumber }).containsUnspaced(declared.bare.filter { !$0.isNumber }) {
      let printed = rows.enumerated().flatMap { $0.offset == codeLine ? [] : $0.element.numbers }
      street = .equal
      // Districts, blocks and houses are numbers in a row: `1-2-3` is not `12-3`.
      if !declared.numbers.isEmpty { house = printed.firstRange(of: declared.numbers) == nil ? .different : .equal }
      return
    }
    street = declared.names.isEmpty ? nil : .missing
    if !declared.numbers.isEmpty { house = .missing }
    var best = 0
    for (place, row) in rows.enumerated() {
      let name = declared.names.isEmpty ? .equal : words.contains(declared, in: row)
      guard name == .equal || name == .similar else { continue }
      // The number may stand in the line below, but not as a part of the postal code.
      let next = rows.indices.contains(place + 1) && place + 1 != codeLine ? rows[place + 1].numbers : []
      let numbers = Self.numbers(declared.numbers, row.numbers + next)
      let rank = (name == .equal ? 2 : 1) + (numbers == .equal ? 4 : numbers == .partial ? 2 : 0)
      guard rank > best else { continue }
      best = rank
      if street != nil { street = name }
      if house != nil { house = numbers }
    }
  }

  /// The first number is the house's, others are flats and floors, which many letters leave out.
  private static func numbers(_ declared: [String], _ printed: [String]) -> Verdict {
    guard let first = declared.first else { return .equal }
    guard !printed.isEmpty else { return .missing }
    if Set(declared).isSubset(of: printed) { return .equal }
    return printed.contains(first) ? .partial : .different
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
