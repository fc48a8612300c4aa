import Testing

@testable import Domain

struct BengaliSpellingTests {
  @Test func `every letter and vowel sign is known`() {
    for value in UInt32(0x980)...0x9FE {
      guard let scalar = Unicode.Scalar(value), NativeScript(of: scalar) == .bengali else { continue }
      let known = scalar.properties.isAlphabetic || scalar.properties.generalCategory == .spacingMark
      if known, ![0x9BC, 0x9CD].contains(value), value < 0x9F2 || value == 0x9FC {
        let tables = BengaliSpelling.abugida
        let form =
          tables.consonants[scalar] ?? tables.vowels[scalar] ?? tables.signs[scalar] ?? tables.modifiers[scalar]
        #expect(form != nil, "\(String(value, radix: 16))")
      }
    }
  }

  @Test(arguments: [
    ("শেখ হাসিনা", "SHEKH HASINA"), ("রহিম", "RAHIM"), ("সুমন", "SUMAN"), ("মমতা", "MAMATA"), ("রহমান", "RAHMAN"),
    ("আহমেদ", "AHMED"),
    ("সুমন", "SUMON"), ("মোহাম্মদ", "MOHAMMAD"), ("চক্রবর্তী", "CHAKRABARTI"), ("ঘোষ", "GHOSH"),
    ("সত্যজিৎ রায়", "SATYAJIT RAY"),
    ("ইসলাম", "ISLAM"), ("বিশ্বাস", "BISWAS"),
  ])
  func `a name matches as passports print it`(native: String, zone: String) {
    #expect(Transliteration.matches(native, zone: zone))
  }

  @Test(arguments: [("রহিম", "RAFIQ"), ("হাসিনা", "HALIMA"), ("সুমন", "SUJAN"), ("ঘোষ", "DAS")])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
