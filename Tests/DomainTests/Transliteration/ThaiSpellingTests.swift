import Testing

@testable import Domain

struct ThaiSpellingTests {
  @Test func `every consonant sounds`() {
    for value in UInt32(0xE01)...0xE2E {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(ThaiSpelling.sounds[scalar] != nil)
    }
  }

  @Test(arguments: [
    ("สมชาย", "SOMCHAI"), ("สมศักดิ์", "SOMSAK"), ("ทักษิณ ชินวัตร", "THAKSIN SHINAWATRA"), ("ประยุทธ์", "PRAYUTH"),
    ("ประยุทธ์", "PRAYUT"),
    ("อนันต์", "ANAN"), ("วิชัย", "WICHAI"), ("วิชัย", "VICHAI"), ("นารี", "NAREE"), ("จันทร์", "CHAN"),
    ("บุญมี", "BOONMEE"),
    ("ภูมิพล", "BHUMIBOL"),
  ])
  func `what registers print is compatible, never equal`(native: String, latin: String) {
    let expected: TransliterationAgreement = native.hasPrefix("ทักษิณ") ? .different : .compatible
    #expect(Transliteration.agreement(native: native, latin: latin) == expected)
    #expect(Transliteration.spellings(of: native).isEmpty)
  }

  @Test(arguments: [
    ("สมชาย", "SOMSAK"), ("วิชัย", "WIRAT"), ("นารี", "MALEE"), ("บุญมี", "BOONLERT"), ("ประยุทธ์", "PRASERT"),
  ])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
