import Domain
import FoundationEssentials
import Testing

@Suite("What a credit bureau answers")
struct CreditAnswerTests {
  static let check = CheckID(at: Date(timeIntervalSince1970: 1_800_000_000))

  static let file: JSON = [
    "score": ["value": 780, "min": 300, "max": 850],
    "delinquencies": [["severity": "days_30", "age": "months_12", "count": 2]],
    "bankruptcies": ["open": 0, "discharged": 1], "open_defaults": 3, "oldest_account_months": 148,
    "enquiries": ["months": 6, "count": 4],
  ]

  static func answer(_ more: [(String, JSON)]) -> JSON {
    .object(
      [
        .init("interface", "assay.credit_history/1"), .init("request_id", .string(check.description)),
        .init("reference", "R-1"), .init("as_of", "2026-11-01"),
      ].filter { member in !more.contains { $0.0 == member.name } } + more.map { JSON.Member($0.0, $0.1) })
  }

  /// A found file with one member changed, by its path of names.
  static func found(_ path: [String] = [], _ value: JSON? = nil) -> JSON {
    answer([("result", "found"), ("file", path.isEmpty ? file : changed(file, path[...], value))])
  }

  private static func changed(_ json: JSON, _ path: ArraySlice<String>, _ value: JSON?) -> JSON {
    guard let name = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    let old = json.members ?? []
    let others = old.filter { $0.name != name }
    if rest.isEmpty { return .object(others + (value.map { [JSON.Member(name, $0)] } ?? [])) }
    return .object(others + [JSON.Member(name, changed(json[name] ?? .null, rest, value))])
  }

  @Test func `a file is read whole, and the answer is kept as it came`() throws {
    let document = Self.answer([("result", "found"), ("file", Self.file), ("note", "kept")])
    let answer = try CreditAnswer(document, to: Self.check)
    #expect(answer.reference == "R-1" && answer.asOf == CalendarDate(iso: "2026-11-01"))
    #expect(answer.document == document)
    let expected = CreditFile(
      score: CreditScore(value: 780, scale: 300...850),
      delinquencies: [.init(severity: .days30, age: .months12, count: 2)], openBankruptcies: 0,
      dischargedBankruptcies: 1, openDefaults: 3, oldestAccountMonths: 148, enquiries: .init(months: 6, count: 4))
    #expect(answer.finding == .found(expected))
  }

  @Test func `a bureau may have no score, no account, no file, or several files`() throws {
    guard case .found(let file) = try CreditAnswer(Self.found(["score"], .null), to: Self.check).finding else {
      Issue.record("not found")
      return
    }
    #expect(file.score == nil)
    #expect(throws: Never.self) { try CreditAnswer(Self.found(["oldest_account_months"], .null), to: Self.check) }
    #expect(try CreditAnswer(Self.answer([("result", "not_found")]), to: Self.check).finding == .notFound)
    let several = Self.answer([("result", "ambiguous"), ("candidates", 2)])
    #expect(try CreditAnswer(several, to: Self.check).finding == .ambiguous(candidates: 2))
  }

  @Test(
    arguments: [
      (answer([("interface", "assay.credit_history/2"), ("result", "not_found")]), "/interface"),
      (answer([("request_id", "chk_other"), ("result", "not_found")]), "/request_id"),
      (answer([("reference", ""), ("result", "not_found")]), "/reference"),
      (answer([("reference", "a\nb"), ("result", "not_found")]), "/reference"),
      (answer([("as_of", "2026-02-29"), ("result", "not_found")]), "/as_of"),
      (answer([]), "/result"), (answer([("result", "maybe")]), "/result"),
      (answer([("result", "ambiguous"), ("candidates", 1)]), "/candidates"),
      (answer([("result", "found")]), "/file/score"), ("text", "/interface"), ([], "/interface"),
      (found(["score"]), "/file/score"), (found(["score"], 700), "/file/score/min"),
      (found(["score", "value"], 299), "/file/score/value"), (found(["score", "value"], 851), "/file/score/value"),
      (found(["score", "value"], 700.5), "/file/score/value"), (found(["score", "max"], 300), "/file/score/max"),
      (found(["score", "min"], "300"), "/file/score/min"),
      (found(["delinquencies"]), "/file/delinquencies"),
      (found(["delinquencies"], ["x"]), "/file/delinquencies/0/severity"),
      (
        found(["delinquencies"], [["severity": "days_30", "age": "months_6", "count": 1]]), "/file/delinquencies/0/age"
      ),
      (
        found(
          ["delinquencies"],
          [
            ["severity": "days_30", "age": "older", "count": 1], ["severity": "days_30", "age": "older", "count": 2],
          ]), "/file/delinquencies/1"
      ),
      (found(["bankruptcies", "open"], -1), "/file/bankruptcies/open"),
      (found(["bankruptcies", "discharged"]), "/file/bankruptcies/discharged"),
      (found(["open_defaults"], 10_001), "/file/open_defaults"),
      (found(["open_defaults"], .null), "/file/open_defaults"),
      (found(["oldest_account_months"]), "/file/oldest_account_months"),
      (found(["oldest_account_months"], 1_201), "/file/oldest_account_months"),
      (found(["enquiries", "months"], 0), "/file/enquiries/months"),
      (found(["enquiries", "months"], 25), "/file/enquiries/months"), (found(["enquiries"]), "/file/enquiries/months"),
    ] as [(JSON, String)])
  func `what is no answer is named by its place`(document: JSON, pointer: String) throws {
    let fault = try #require(throws: AnswerFault.self) { try CreditAnswer(document, to: Self.check) }
    #expect(fault.pointer == pointer)
    #expect(!fault.expected.isEmpty)
  }

  @Test(arguments: [(300, 0.0), (850, 1.0), (575, 0.5)])
  func `a score's share runs over its whole scale`(value: Int, share: Double) throws {
    #expect(try #require(CreditScore(value: value, scale: 300...850)).share == share)
  }

  @Test(arguments: [(299, 300, 850), (851, 300, 850), (5, 5, 5)])
  func `a score outside its scale, or of a scale of one value, is none`(value: Int, least: Int, best: Int) {
    #expect(CreditScore(value: value, scale: least...best) == nil)
  }
}
