import Testing

@testable import Domain

struct AAMVAIssuerTests {
  @Test func `the list is whole and each number stands once`() {
    #expect(AAMVAIssuer.all.count == 72)
    #expect(Set(AAMVAIssuer.all.map(\.number)).count == 72)
    #expect(Set(AAMVAIssuer.all.map { $0.country + $0.code }).count == 72)
    #expect(AAMVAIssuer.all.allSatisfy { $0.number.count == 6 && $0.code.count == 2 && !$0.name.isEmpty })
    let countries = Dictionary(grouping: AAMVAIssuer.all, by: \.country).mapValues(\.count)
    // 50 states, the federal district, five territories and the Department of State; 13 provinces and territories.
    #expect(countries == ["USA": 57, "CAN": 13, "MEX": 2])
  }

  @Test(arguments: [
    ("636000", "VA", "USA", "Virginia"), ("636012", "ON", "CAN", "Ontario"),
    ("604434", "NT", "CAN", "Northwest Territories"),
    ("636062", "VI", "USA", "Virgin Islands"), ("636043", "DC", "USA", "District of Columbia"),
    ("604426", "PE", "CAN", "Prince Edward Island"),
  ])
  func `a number names its jurisdiction`(number: String, code: String, country: String, name: String) {
    let issuer = AAMVAIssuer.find(number: number)
    #expect(issuer == AAMVAIssuer(number: number, code: code, country: country, name: name))
  }

  @Test(arguments: ["", "636063", "604425", "63600", "6360000", "٦٣٦٠٠٠"])
  func `another number names none`(number: String) {
    #expect(AAMVAIssuer.find(number: number) == nil)
  }
}
