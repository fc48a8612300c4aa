import Domain

/// What the dates of a document cannot be, whichever part says them and whoever issued it: they were misread, or made
/// up. For how long an issuer gives a type out is ``TypeConformity``'s.
enum ImplausibleDate: String, CaseIterable {
  case birthInTheFuture = "birth_in_the_future"
  case ageTooHigh = "age_too_high"
  case issueInTheFuture = "issue_in_the_future"
  case issueBeforeBirth = "issue_before_birth"
  case expiryBeforeIssue = "expiry_before_issue"
  case expiryBeforeBirth = "expiry_before_birth"

  /// Completed years that nobody has reached: the oldest person whose age is proven died at 122.
  static let ageMax = 125

  /// What is wrong with the dates, in the order of the cases; a date that is not there is not judged.
  static func all(of document: DocumentFields, on today: CalendarDate) -> [ImplausibleDate] {
    let (birth, issue, expiry) = (document.dateOfBirth, document.dateOfIssue, document.dateOfExpiry)
    func isBefore(_ first: CalendarDate?, _ second: CalendarDate?) -> Bool {
      guard let first, let second else { return false }
      return first < second
    }
    return allCases.filter { implausible in
      switch implausible {
      case .birthInTheFuture: isBefore(today, birth)
      case .ageTooHigh: birth.map { $0.age(on: today) > ageMax } ?? false
      case .issueInTheFuture: isBefore(today, issue)
      case .issueBeforeBirth: isBefore(issue, birth)
      case .expiryBeforeIssue: isBefore(expiry, issue)
      case .expiryBeforeBirth: isBefore(expiry, birth)
      }
    }
  }
}
