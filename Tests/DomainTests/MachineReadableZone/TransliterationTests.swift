import Testing

@testable import Domain

struct TransliterationTests {
  @Test(arguments: [
    ("Müller", "MUELLER"), ("Müller", "MULLER"), ("Jürgen Groß", "JUERGEN GROSS"), ("Søren", "SOEREN"),
    ("Søren", "SOREN"), ("Þórunn", "THORUNN"), ("O'Connor", "OCONNOR"), ("Smith-Jones", "SMITH JONES"),
    ("Łukasz", "LUKASZ"), ("Ångström", "AANGSTROEM"), ("D’Artagnan", "DARTAGNAN"), ("Çelik", "CELIK"),
    ("Æsop", "AESOP"), ("Lindqvist", "LINDQVIST"), ("Bïkê Íóú", "BIKE IOU"),
  ])
  func `a printed name matches the zone's spelling`(printed: String, zone: String) {
    #expect(Transliteration.matches(printed, zone: zone))
  }

  @Test(arguments: [("Müller", "MILLER"), ("Anna", "ANNE"), ("Anna Maria", "ANNA"), ("", "ANNA"), ("Anna", "")])
  func `another name does not`(printed: String, zone: String) {
    #expect(!Transliteration.matches(printed, zone: zone))
  }

  @Test func `a name cut short matches by its beginning only where it may be cut`() {
    #expect(Transliteration.matches("Bartholomew Maximilian", zone: "BARTHOLOMEW MAXI", mayBeTruncated: true))
    #expect(!Transliteration.matches("Bartholomew Maximilian", zone: "BARTHOLOMEW MAXI"))
    #expect(!Transliteration.matches("Anna", zone: "", mayBeTruncated: true))
  }

  @Test func `spellings stay bounded and the recommended one comes first`() {
    let many = String(repeating: "Ü", count: 30)
    #expect(Transliteration.spellings(of: many).count <= 64)
    #expect(Transliteration.spellings(of: "Ö") == ["OE", "O"])
  }
}
