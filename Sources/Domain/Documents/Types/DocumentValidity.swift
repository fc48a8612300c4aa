/// For how long an issuer gives a type of document out.
public struct DocumentValidity: Sendable, Hashable {
  /// The longest that some documents of the type are valid for.
  public struct Term: Sendable, Hashable {
    /// Years from the day of issue to the last day of validity at most, 1 upward.
    public let years: Int
    /// Completed years of age that the holder had not reached on the day of issue; nil for any age.
    public let ageBelow: Int?
    /// First day of issue that the term holds for; nil for every document that is still valid.
    public let since: CalendarDate?

    init(_ years: Int, ageBelow: Int? = nil, since: CalendarDate? = nil) {
      self.years = years
      self.ageBelow = ageBelow
      self.since = since
    }
  }

  /// The first that holds for a document counts; one that none holds for is valid for as long as it says.
  public let terms: [Term]

  init(_ terms: Term...) { self.terms = terms }

  /// Years from the day of issue that a document may be valid for at most; nil where no term is known to hold for it,
  /// or its validity is open-ended.
  /// - Parameter birth: the holder's day of birth; nil where it is not known, and with it no term that asks for an age.
  public func yearsMax(issuedOn issue: CalendarDate, bornOn birth: CalendarDate?) -> Int? {
    for term in terms where term.since.map({ $0 <= issue }) ?? true {
      guard let limit = term.ageBelow else { return term.years }
      guard let birth else { return nil }
      if birth.age(on: issue) < limit { return term.years }
    }
    return nil
  }

  /// Years that any document of the type may be valid for at most, whoever holds it and whenever it was issued; nil
  /// where there is no such limit.
  public var yearsMax: Int? {
    guard terms.contains(where: { $0.ageBelow == nil && $0.since == nil }) else { return nil }
    return terms.map(\.years).max()
  }

  /// Passports of any state: ten years is what ICAO Doc 9303-4 advises and no state exceeds, and some add what was left
  /// of the passport before, up to ten months.
  static let passport = DocumentValidity(Term(11))

  /// Identity cards of the European Union that were issued since Regulation (EU) 2019/1157 applies, 2 August 2021: ten
  /// years, and longer only for holders of 70 years and more (article 4; Regulation (EU) 2025/1208 keeps it).
  static let europeanIdentityCard = DocumentValidity(
    Term(10, ageBelow: 70, since: CalendarDate(year: 2021, month: 8, day: 2)))

  /// Driving licences of the community model that were issued since Directive 2006/126/EC applies, 19 January 2013: up
  /// to fifteen years (article 7, paragraph 2).
  static let europeanDrivingLicence = DocumentValidity(Term(15, since: CalendarDate(year: 2013, month: 1, day: 19)))
}
