import Domain

/// What two dates of birth say.
enum BirthDateEvidence {
  /// The best that any of the entry's dates says; nil where it has none.
  static func term(_ born: PartialDate, _ listed: [PartialDate]) -> EvidenceTerm? {
    let terms = listed.prefix(datesMax).map { date in
      let (kind, contribution) = compare(born, date)
      return EvidenceTerm(kind: kind, contribution: contribution, query: text(born), entry: text(date))
    }
    return terms.max { $0.contribution < $1.contribution }
  }

  /// Most dates of an entry that are compared.
  static let datesMax = 64

  /// What ``term(_:_:)`` adds; nil where the entry has no date.
  static func contribution(_ born: PartialDate, _ listed: ArraySlice<PartialDate>) -> Double? {
    var most: Double?
    for date in listed.prefix(datesMax) { most = max(most ?? -.infinity, compare(born, date).1) }
    return most
  }

  private static func compare(_ left: PartialDate, _ right: PartialDate) -> (EvidenceTerm.Kind, Double) {
    if case .day(let first) = left, case .day(let second) = right {
      if first == second { return (.birthDateExact, Evidence.birthDateExact) }
      if first.year == second.year, first.month == second.day, first.day == second.month {
        return (.birthDateSwapped, Evidence.birthDateSwapped)
      }
      let isNear =
        abs(first.year - second.year) <= Evidence.nearYears && first.month == second.month
        && first.day == second.day
      // Of full dates one field may be a slip; two others are another person's.
      let fields = [first.year == second.year, first.month == second.month, first.day == second.day]
      let isSlip = fields.filter { $0 }.count == 2 && abs(first.year - second.year) <= Evidence.nearYears
      return isNear || isSlip
        ? (.birthDateNear, Evidence.birthDateNear) : (.birthDateConflict, Evidence.birthDateConflict)
    }
    if let first = month(left), let second = month(right), left.years.overlaps(right.years) {
      return first == second
        ? (.birthDateYear, Evidence.birthDateYear) : (.birthDateNear, Evidence.birthDateNear)
    }
    if left.years.overlaps(right.years) { return (.birthDateYear, Evidence.birthDateYear) }
    let gap = max(left.years.lowerBound - right.years.upperBound, right.years.lowerBound - left.years.upperBound)
    return gap <= Evidence.nearYears
      ? (.birthDateNear, Evidence.birthDateNear) : (.birthDateConflict, Evidence.birthDateConflict)
  }

  private static func month(_ date: PartialDate) -> Int? {
    switch date {
    case .day(let day): day.month
    case .month(_, let month): month
    default: nil
    }
  }

  private static func text(_ date: PartialDate) -> String {
    switch date {
    case .day(let day): day.description
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .year(let year): "\(year)"
    case .years(let range): "\(range.lowerBound)–\(range.upperBound)"
    case .circa(let year): "c. \(year)"
    }
  }
}
