import Domain
import Testing

@testable import Screening

@Suite("Evidence beside the name")
struct EvidenceTests {
  private static func score(
    born: String? = nil, country: String? = nil, passport: String? = nil, gender: ListEntity.Gender? = nil
  ) -> Double {
    let entity = ListEntity(
      id: "1", kind: .person, names: [ListName("PALOMAR, Ines", kind: .primary)],
      datesOfBirth: [PartialDate(iso: "1961-03-08")].compactMap(\.self),
      countries: [ListCountry(code: "ESP", role: .nationality)],
      identifiers: [ListIdentifier(kind: .passport, number: "XA 12345", country: "ESP")], genders: [.female])
    let list = ListSnapshot(list: "one", version: "1", digest: "", entities: [entity])
    let query = ScreeningQuery(
      names: ["Ines Palomar"], kind: .person, dateOfBirth: born.flatMap { PartialDate(iso: $0) },
      countries: [country].compactMap(\.self),
      identifiers: [passport.map { ListIdentifier(kind: .passport, number: $0, country: "ESP") }].compactMap(\.self),
      gender: gender)
    return Screener(ScreeningIndex([list]), threshold: 0).matches(query).first?.score ?? 0
  }

  @Test func `the more two dates of birth agree, the higher the score`() {
    let falling = ["1961-03-08", "1961", "1961-08-03", "1962-03-08", "1975-11-30"].map { Self.score(born: $0) }
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
    #expect(Self.score(born: "1961") > Self.score())
    #expect(Self.score() > Self.score(born: "1962-03-08"))
  }

  @Test func `a date of birth of another person takes an equal name under the alert`() {
    #expect(Self.score(born: "1975-11-30") < ScreeningPreset.balanced.threshold)
  }

  @Test func `an equal country helps a little and another one hurts more`() {
    #expect(Self.score(country: "ESP") > Self.score())
    #expect(Self.score() - Self.score(country: "KEN") > Self.score(country: "ESP") - Self.score())
  }

  @Test func `an equal passport number helps most and a differing one counts against`() {
    #expect(Self.score(passport: "xa12345") > Self.score(born: "1961-03-08"))
    #expect(Self.score(passport: "XA12346") < Self.score())
  }

  @Test func `another gender counts against`() {
    #expect(Self.score(gender: .male) < Self.score())
    #expect(Self.score(gender: .female) == Self.score())
  }

  @Test(
    arguments: [
      (PartialDate.circa(1960), true), (.circa(1958), false), (.years(1955...1963), true), (.years(1950...1959), false),
      (.month(year: 1961, month: 3), true),
    ])
  func `a range of years holds a date within it`(listed: PartialDate, holds: Bool) throws {
    let born = try #require(PartialDate(iso: "1961-03-08"))
    let term = try #require(BirthDateEvidence.term(born, [listed]))
    #expect((term.kind == .birthDateYear) == holds)
  }
}
