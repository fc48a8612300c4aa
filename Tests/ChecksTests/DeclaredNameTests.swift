import Domain
import Testing

@testable import Checks

@Suite("Declared names")
struct DeclaredNameTests {
  /// A passport of Katherine Ann Smith, born on the day of the other tests' document.
  static let lines = [
    "P<UTOSMITH<<KATHERINE<ANN<<<<<<<<<<<<<<<<<<<", DocumentRulesTests.lines[1],
  ]

  static func report(given: String, family: String, born: String?) throws -> CheckReport {
    let birth = born.map { [JSON.Member("date_of_birth", .string($0))] } ?? []
    let record = JSON.object([.init("given_names", .string(given)), .init("family_name", .string(family))] + birth)
    return DocumentRules.report(
      on: DocumentRulesTests.observation(lines), against: try DocumentRulesTests.expectations(record: record))
  }

  @Test(arguments: [
    ("Katherine", "Smith", "equal"), ("Kate", "Smith", "variant"), ("Katherine", "Smyth", "different"),
    ("Smith", "Katherine Ann", "variant"), ("Catherina", "Smythe", "different"), ("Karen", "Smith", "different"),
    ("Kathleen", "Schmidt", "different"),
  ])
  func `a short form, or names in another order, are the document's name; names merely alike are not`(
    given: String, family: String, agreement: String
  ) throws {
    let report = try Self.report(given: given, family: family, born: "1986-11-19")
    #expect(report.outcome == (agreement == "different" ? .consider : .clear))
    #expect(report.reasons == (agreement == "different" ? [.documentDataMismatch] : []))
    if agreement == "variant" { #expect(report.breakdown.compactText.contains("\"variant\"")) }
  }

  @Test(arguments: [nil, "1986-11-18"])
  func `without the same date of birth a short form proves nothing`(born: String?) throws {
    #expect(try Self.report(given: "Kate", family: "Smith", born: born).reasons == [.documentDataMismatch])
  }
}
