/// What a credit bureau answered.
public struct CreditAnswer: Sendable, Equatable {
  /// What it knows of the person.
  public enum Finding: Sendable, Equatable {
    /// There is no file of such a person.
    case notFound
    /// Several files may be this person's, and the bureau does not choose.
    case ambiguous(candidates: Int)
    /// The person's file.
    case found(CreditFile)
  }

  /// The bureau's own name for this answer, for questions about it; 1 through 100 characters.
  public let reference: String
  /// The day whose state of the file it tells.
  public let asOf: CalendarDate
  /// What it knows.
  public let finding: Finding
  /// The whole answer as it came, for the record.
  public let document: JSON

  /// Reads the wire form. Members that are not known are kept in ``document`` and say nothing.
  /// - Throws: ``AnswerFault`` with the first thing that is wrong.
  public init(_ document: JSON, to check: CheckID) throws(AnswerFault) {
    let answer = AnswerPart(document)
    try answer.member("interface").expect(CreditRequest.interface)
    // An answer about another request would be an answer about another person.
    try answer.member("request_id").expect(check.description)
    reference = try answer.member("reference").line(lengthMax: 100)
    asOf = try answer.member("as_of").day()
    finding =
      switch try answer.member("result").choice(of: Result.self) {
      case .notFound: .notFound
      case .ambiguous: .ambiguous(candidates: try answer.member("candidates").integer(2...CreditFile.countMax))
      case .found: .found(try CreditFile(answer.member("file")))
      }
    self.document = document
  }

  private enum Result: String, CaseIterable {
    case found
    case notFound = "not_found"
    case ambiguous
  }
}

extension CreditFile {
  fileprivate init(_ part: AnswerPart) throws(AnswerFault) {
    let bankruptcies = part.member("bankruptcies")
    let enquiries = part.member("enquiries")
    let account = part.member("oldest_account_months")
    let counts = 0...Self.countMax
    self.init(
      score: try Self.score(part.member("score")), delinquencies: try Self.delinquencies(part.member("delinquencies")),
      openBankruptcies: try bankruptcies.member("open").integer(counts),
      dischargedBankruptcies: try bankruptcies.member("discharged").integer(counts),
      openDefaults: try part.member("open_defaults").integer(counts),
      oldestAccountMonths: try account.isNull ? nil : account.integer(0...Self.monthsMax),
      enquiries: Enquiries(
        months: try enquiries.member("months").integer(1...24), count: try enquiries.member("count").integer(counts)))
  }

  /// Scales of bureaus lie between nought and a few thousands; what is beyond a million is no score.
  private static func score(_ part: AnswerPart) throws(AnswerFault) -> CreditScore? {
    if try part.isNull { return nil }
    let values = -1_000_000...1_000_000
    let least = try part.member("min").integer(values)
    let best = part.member("max")
    let most = try best.integer(values)
    guard least < most else { throw best.fault("more than min") }
    let value = part.member("value")
    guard let score = CreditScore(value: try value.integer(values), scale: least...most) else {
      throw value.fault("min through max")
    }
    return score
  }

  private static func delinquencies(_ part: AnswerPart) throws(AnswerFault) -> [Delinquencies] {
    var found: [Delinquencies] = []
    for element in try part.elements(countMax: DelinquencySeverity.allCases.count * DelinquencyAge.allCases.count) {
      let next = Delinquencies(
        severity: try element.member("severity").choice(), age: try element.member("age").choice(),
        count: try element.member("count").integer(0...countMax))
      guard !found.contains(where: { $0.severity == next.severity && $0.age == next.age }) else {
        throw element.fault("a severity and age that no other element has")
      }
      found.append(next)
    }
    return found
  }
}
