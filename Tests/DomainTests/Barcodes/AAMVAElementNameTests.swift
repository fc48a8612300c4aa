import Testing

@testable import Domain

struct AAMVAElementNameTests {
  private func named(_ builder: AAMVABuilder) throws -> [String: AAMVAPayload.NamedElement.Value] {
    let elements = try AAMVAPayload.parse(builder.bytes).namedElements
    let pairs = elements.map { ($0.name, $0.value) }
    #expect(Set(pairs.map(\.0)).count == pairs.count)
    return Dictionary(pairs) { first, _ in first }
  }

  @Test(arguments: 0...11)
  func `every element of every version's cards has a name`(version: Int) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: version).bytes)
    let full = Set(payload.elements.filter { !$0.value.isEmpty }.map(\.id))
    #expect(Set(payload.namedElements.map(\.id)) == full)
    #expect(payload.unnamedElementCount == 0)
  }

  @Test func `days are days, indicators are indicators, and all else is as encoded`() throws {
    var builder = AAMVABuilder.card(version: 10)
    builder.subfiles[0].lines += ["DDK1", "DDL0", "DDDX", "DDB00000000", "DDAF"]
    let card = try named(builder)
    #expect(card["document_issue_date"] == .day(try #require(CalendarDate(year: 2020, month: 1, day: 31))))
    #expect(card["organ_donor_indicator"] == .flag(true) && card["veteran_indicator"] == .flag(false))
    #expect(
      card["limited_duration_document_indicator"] == .text("X") && card["card_revision_date"] == .text("00000000"))
    #expect(card["physical_description_height"] == .text("069 in") && card["weight_pounds"] == .text("180"))
    #expect(card["hair_color"] == .text("BLK") && card["jurisdiction_specific_endorsement_codes"] == .text("NONE"))
    #expect(card["compliance_type"] == .text("F"))
  }

  @Test(arguments: [
    (1, "driver_license_id_number", "medical_indicator_codes"), (2, "customer_id_number", "alias_given_name"),
  ])
  func `an element has the name of its own version, else the other's`(version: Int, number: String, other: String)
    throws
  {
    var builder = AAMVABuilder.card(version: version)
    builder.subfiles[0].lines += ["DBGX", version == 1 ? "DCJAUDIT" : "DBE20200131"]
    let card = try named(builder)
    #expect(card[number] == .text("T0001") && card[other] == .text("X"))
    #expect(card[version == 1 ? "audit_information" : "issue_timestamp"] != nil)
  }

  @Test(arguments: [("123-45-6789", "*******6789"), ("123456789", "*****6789")])
  func `of a social security number four digits stay`(printed: String, kept: String) throws {
    var builder = AAMVABuilder.card(version: 1)
    builder.subfiles[0].lines += ["DBK" + printed, "DBM" + printed]
    let card = try named(builder)
    #expect(card["social_security_number"] == .text(kept))
    #expect(card["driver_aka_social_security_number"] == .text(kept))
  }

  @Test func `what no standard names is counted`() throws {
    var builder = AAMVABuilder.card(version: 10)
    builder.subfiles[0].lines += ["DXAONE", "DXBTWO", "DXC"]
    builder.subfiles.append(("ZV", ["ZVA01", "ZVB02"]))
    let payload = try AAMVAPayload.parse(builder.bytes)
    #expect(payload.unnamedElementCount == 2 && payload.jurisdictionElements.count == 2)
  }
}
