import Domain
import FoundationEssentials
import Testing

@testable import Checks

@Suite("What a credit file means")
struct CreditHistoryRulesTests {
  static let request: CreditRequest = {
    var subject = CreditSubject()
    subject.familyName = "Doe"
    return CreditRequest(
      check: CheckID(at: Date(timeIntervalSince1970: 1_800_000_000)), subject: subject, isByConsent: true)
  }()

  /// A file of somebody who pays, but for what is told.
  static func file(
    score: JSON = ["value": 700, "min": 300, "max": 850], late: JSON = [], open: Int64 = 0, discharged: Int64 = 0,
    defaults: Int64 = 0, months: JSON = 120, enquiries: Int64 = 0
  ) -> JSON {
    [
      "score": score, "delinquencies": late,
      "bankruptcies": ["open": .integer(open), "discharged": .integer(discharged)],
      "open_defaults": .integer(defaults), "oldest_account_months": months,
      "enquiries": ["months": 6, "count": .integer(enquiries)],
    ]
  }

  static func answer(_ result: String, _ more: JSON.Member...) throws -> CreditAnswer {
    let members: [JSON.Member] = [
      .init("interface", .string(CreditRequest.interface)), .init("request_id", .string(request.check.description)),
      .init("reference", "R-1"), .init("as_of", "2026-11-01"), .init("result", .string(result)),
    ]
    return try CreditAnswer(.object(members + more), to: request.check)
  }

  static func report(
    _ file: JSON, _ consider: CreditLimits? = nil, rejected: CreditLimits = CreditLimits()
  ) throws -> CheckReport {
    var policy = CreditHistoryPolicy()
    if let consider { policy.consider = consider }
    policy.rejected = rejected
    return CreditHistoryRules.report(
      on: try answer("found", .init("file", file)), to: request, under: policy, digest: ScreeningCheckTests.digest)
  }

  @Test(
    arguments: [
      (file(), CheckOutcome.clear, []), (file(open: 1), .consider, [ReasonCode.creditBankruptcy]),
      (file(discharged: 1), .consider, [.creditBankruptcy]), (file(defaults: 1), .consider, [.creditDefault]),
      (file(open: 1, defaults: 2), .consider, [.creditBankruptcy, .creditDefault]),
      (file(score: ["value": 300, "min": 300, "max": 850]), .clear, []), (file(score: .null), .clear, []),
      (file(late: [["severity": "days_120", "age": "months_12", "count": 9]]), .clear, []),
      (file(months: .null, enquiries: 99), .clear, []),
    ] as [(JSON, CheckOutcome, [ReasonCode])])
  func `where the tenant declares nothing, insolvencies and open defaults alone are for a person`(
    file: JSON, outcome: CheckOutcome, reasons: [ReasonCode]
  ) throws {
    let report = try Self.report(file)
    #expect(report.outcome == outcome && report.reasons == reasons)
  }

  static func late(_ severity: String, _ age: String, _ count: Int64) -> JSON {
    file(late: [["severity": .string(severity), "age": .string(age), "count": .integer(count)]])
  }

  static func late(_ severity: DelinquencySeverity, _ age: DelinquencyAge, min: Int) -> CreditLimits {
    CreditLimits(delinquencies: DelinquencyLimit(severity: severity, age: age, min: min))
  }

  @Test(
    arguments: [
      (CreditLimits(scoreBelow: 700), file(), nil), (CreditLimits(scoreBelow: 701), file(), .creditScoreLow),
      (CreditLimits(scoreBelow: 300), file(score: ["value": 300, "min": 300, "max": 850]), nil),
      (CreditLimits(scoreBelow: 850), file(score: ["value": 850, "min": 300, "max": 850]), nil),
      (CreditLimits(defaultsMin: 2), file(defaults: 1), nil),
      (CreditLimits(defaultsMin: 2), file(defaults: 2), .creditDefault),
      (CreditLimits(bankruptciesMin: 2), file(open: 1), nil),
      (CreditLimits(bankruptciesMin: 2), file(open: 1, discharged: 1), .creditBankruptcy),
      (late(.days60, .months24, min: 2), late("days_60", "months_24", 2), .creditDelinquency),
      (late(.days60, .months24, min: 2), late("days_60", "months_24", 1), nil),
      (late(.days60, .months24, min: 2), late("days_30", "months_12", 2), nil),
      (late(.days60, .months24, min: 2), late("days_60", "older", 2), nil),
      (late(.days60, .months24, min: 2), late("days_120", "months_12", 2), .creditDelinquency),
      (late(.days30, .older, min: 1), late("days_30", "older", 1), .creditDelinquency),
      (CreditLimits(enquiriesMin: 5), file(enquiries: 4), nil),
      (CreditLimits(enquiriesMin: 5), file(enquiries: 5), .creditEnquiries),
      (CreditLimits(historyMonthsBelow: 12), file(months: 12), nil),
      (CreditLimits(historyMonthsBelow: 12), file(months: 11), .creditHistoryShort),
      (CreditLimits(historyMonthsBelow: 1), file(months: .null), .creditHistoryShort),
    ] as [(CreditLimits, JSON, ReasonCode?)])
  func `each limit is reached at its number, for a person or for a no`(
    limits: CreditLimits, file: JSON, reason: ReasonCode?
  ) throws {
    let reasons = [reason].compactMap(\.self)
    let considered = try Self.report(file, limits)
    #expect(considered.outcome == (reason == nil ? .clear : .consider) && considered.reasons == reasons)
    let rejected = try Self.report(file, CreditLimits(), rejected: limits)
    #expect(rejected.outcome == (reason == nil ? .clear : .rejected) && rejected.reasons == reasons)
  }

  @Test func `what rejects stands before what is to be looked at, and neither twice`() throws {
    let file = Self.file(score: ["value": 350, "min": 300, "max": 850], defaults: 1)
    let report = try Self.report(
      file, CreditLimits(scoreBelow: 600, defaultsMin: 1), rejected: CreditLimits(scoreBelow: 400))
    #expect(report.outcome == .rejected && report.reasons == [.creditScoreLow, .creditDefault])
    #expect(report.score == (50.0 / 550).quantised)
  }

  @Test(
    arguments: [
      (JSON.null, 600), (["value": 700, "min": 300, "max": 850], 299), (["value": 700, "min": 300, "max": 850], 851),
      (["value": 70, "min": 0, "max": 100], 600),
    ] as [(JSON, Int)])
  func `a limit of scores that says nothing of the score is for a person, and rejects nobody`(
    score: JSON, limit: Int
  ) throws {
    for (consider, rejected) in [
      (CreditLimits(scoreBelow: limit), CreditLimits()), (CreditLimits(), CreditLimits(scoreBelow: limit)),
    ] {
      let report = try Self.report(Self.file(score: score), consider, rejected: rejected)
      #expect(report.outcome == .consider && report.reasons == [.creditScoreUnknown])
    }
  }

  @Test func `who has no file, or may have several, is for a person`() throws {
    for (answer, reason) in [
      (try Self.answer("not_found"), ReasonCode.creditNotFound),
      (try Self.answer("ambiguous", .init("candidates", 2)), .creditAmbiguous),
    ] {
      let report = CreditHistoryRules.report(
        on: answer, to: Self.request, under: CreditHistoryPolicy(), digest: ScreeningCheckTests.digest)
      #expect(report.outcome == .consider && report.reasons == [reason] && report.score == nil)
    }
  }

  @Test func `the record has all that it takes to judge again`() throws {
    let report = try Self.report(Self.file(defaults: 1), CreditLimits(scoreBelow: 701, defaultsMin: 1))
    let kept = try JSON.parse(report.breakdown.bytes)
    let answer = try CreditAnswer(try #require(kept["answer"]), to: Self.request.check)
    #expect(kept["settings"]?["consider"] == ["score_below": 701, "defaults_min": 1])
    #expect(kept["asked_by"] == ["family_name"] && !report.breakdown.compactText.contains("Doe"))
    #expect(
      kept["answer_digest"]?.text == ScreeningCheckTests.digest(answer.document.canonicalBytes).hexadecimal)
    var policy = CreditHistoryPolicy()
    policy.consider = CreditLimits(scoreBelow: 701, defaultsMin: 1)
    let again = CreditHistoryRules.report(
      on: answer, to: Self.request, under: policy, digest: ScreeningCheckTests.digest)
    #expect(again == report)
    // What stands in clear beside the record tells nothing of the person.
    #expect(report.engine?.details.members?.map(\.name) == ["settings_digest"])
  }
}
