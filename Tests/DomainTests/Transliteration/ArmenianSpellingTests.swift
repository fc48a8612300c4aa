import Testing

@testable import Domain

struct ArmenianSpellingTests {
  @Test func `every letter has a form`() {
    for value in Array(UInt32(0x531)...0x556) + Array(0x560...0x588) + Array(0xFB13...0xFB17) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(!(Transliteration.spellings(of: String(Character(scalar))).first ?? "").isEmpty, "\(value)")
    }
  }

  @Test(arguments: [
    ("Արմեն Սարգսյան", "ARMEN SARGSYAN"), ("Նիկոլ Փաշինյան", "NIKOL PASHINYAN"), ("Երվանդ", "YERVAND"),
    ("Ոսկան", "VOSKAN"),
    ("Սուրեն", "SUREN"), ("Գևորգ", "GEVORG"), ("Խաչատրյան", "KHACHATRYAN"), ("ԱՐՄԵՆ", "ARMEN"),
    ("Ղազարյան", "GHAZARYAN"), ("Հրաչյա", "HRACHYA"),
  ])
  func `a name is spelled as passports print it`(native: String, zone: String) {
    #expect(Transliteration.spellings(of: native).first == zone)
    #expect(Transliteration.agreement(native: native, latin: zone) == .equal)
  }

  @Test func `Western sounds are compatible and another name differs`() {
    #expect(Transliteration.agreement(native: "Պետրոս", latin: "BEDROS") == .compatible)
    #expect(Transliteration.agreement(native: "Արմեն", latin: "ARAM") == .different)
    #expect(Transliteration.agreement(native: "Անի", latin: "ANNA") == .different)
  }
}
