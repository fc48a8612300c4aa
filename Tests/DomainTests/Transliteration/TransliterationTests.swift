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

  @Test func `spellings past the sixty-four that are listed still match`() {
    let printed = String(repeating: "Ü", count: 12)
    let zone = "UXX" + String(repeating: "U", count: 10) + "UE"
    #expect(!Transliteration.spellings(of: printed).contains(zone))
    #expect(Transliteration.matches(printed, zone: zone))
  }

  @Test(arguments: [
    "Дмитрий Медведев", "Παπαδόπουλος", "محمد بن زكريا", "דוד בן גוריון", "नरेन्द्र मोदी", "শেখ হাসিনা", "გიორგი",
    "Արմեն", "ゆきお",
    "김철수", "Çağlar Ünal-Ğ", "Ивaн 2", "O’Neill",
  ])
  func `spellings are capital letters and digits with single spaces`(name: String) {
    let spellings = Transliteration.spellings(of: name)
    #expect(!spellings.isEmpty && spellings.count <= 64)
    #expect(Set(spellings).count == spellings.count)
    for spelling in spellings {
      let plain = spelling.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 32 }
      #expect(plain && !spelling.hasPrefix(" ") && !spelling.hasSuffix(" ") && !spelling.contains("  "))
      #expect(Transliteration.matches(name, zone: spelling))
    }
  }

  @Test(arguments: ["", " ", "-", "'", "\u{202E}", "山田", "王小明", "ተስፋዬ", "ས", "สมชาย", "山田たろう"])
  func `what cannot be spelled has no spelling and matches nothing`(name: String) {
    #expect(Transliteration.spellings(of: name).isEmpty)
    #expect(!Transliteration.matches(name, zone: "YAMADA", mayBeTruncated: true))
    #expect(!Transliteration.matches(name, zone: ""))
  }

  @Test func `a name of 256 characters is read and one longer is not`() {
    #expect(Transliteration.spellings(of: String(repeating: "A", count: 256)).count == 1)
    #expect(Transliteration.spellings(of: String(repeating: "A", count: 257)).isEmpty)
    #expect(!Transliteration.matches("ANNA", zone: String(repeating: "A", count: 100_000), mayBeTruncated: true))
  }

  @Test func `hostile text neither crashes nor grows`() {
    let zalgo = "A" + String(repeating: "\u{301}\u{489}", count: 400)
    #expect(Transliteration.spellings(of: zalgo) == ["A"])
    #expect(Transliteration.spellings(of: "A" + String(repeating: "\u{301}", count: 1_000_000)).isEmpty)
    #expect(Transliteration.spellings(of: String(repeating: "ب\u{651}", count: 256)).count <= 64)
    #expect(Transliteration.spellings(of: String(repeating: "क", count: 256)).count <= 64)
    #expect(Transliteration.spellings(of: "\u{202E}Anna\u{202C}\u{0}\u{FEFF}B\u{200D}") == ["ANNA B"])
    #expect(Transliteration.spellings(of: "\u{301}\u{651}\u{94D}").count <= 1)
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 1) {
      guard let scalar = Unicode.Scalar(value), value < 0x12000 || value > 0x1F000 && value < 0x20010 else { continue }
      let text = String(Character(scalar))
      #expect(Transliteration.spellings(of: text).count <= 64)
      _ = Transliteration.agreement(native: text + text, latin: "ANNA")
    }
  }
}
