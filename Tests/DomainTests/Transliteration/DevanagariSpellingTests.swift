import Testing

@testable import Domain

struct DevanagariSpellingTests {
  @Test func `every letter and vowel sign is known`() {
    for value in UInt32(0x900)...0x97F {
      guard let scalar = Unicode.Scalar(value), NativeScript(of: scalar) == .devanagari else { continue }
      let known = scalar.properties.isAlphabetic || scalar.properties.generalCategory == .spacingMark
      if known, ![0x93C, 0x94D].contains(value) {
        let tables = DevanagariSpelling.abugida
        let form =
          tables.consonants[scalar] ?? tables.vowels[scalar] ?? tables.signs[scalar] ?? tables.modifiers[scalar]
        #expect(form != nil, "\(String(value, radix: 16))")
      }
    }
  }

  @Test(arguments: [
    ("नरेन्द्र मोदी", "NARENDRA MODI"), ("राजनाथ सिंह", "RAJNATH SINH"), ("अमित शाह", "AMIT SHAH"), ("कमला", "KAMLA"),
    ("मनमोहन", "MANMOHAN"), ("लक्ष्मी", "LAKSHMI"), ("कृष्ण", "KRISHNA"), ("प्रिया", "PRIYA"), ("सुनील", "SUNIL"),
    ("राम", "RAM"),
  ])
  func `the recommended spelling is the one that passports print`(native: String, zone: String) {
    #expect(Transliteration.spellings(of: native).first == zone)
  }

  @Test(arguments: [
    ("ज्ञानेश", "GYANESH"), ("ज्ञानेश", "JNANESH"), ("विवेक", "WIWEK"), ("पूजा", "POOJA"), ("दीपक", "DEEPAK"),
    ("राम", "RAMA"),
    ("कमला", "KAMALA"),
    ("मुंबई", "MUMBAI"), ("संजय", "SANJAY"), ("फ़िरोज़", "FIROZ"), ("गडकरी", "GADKARI"), ("बड़े", "BARE"),
  ])
  func `alternatives match`(native: String, zone: String) {
    #expect(Transliteration.matches(native, zone: zone))
  }

  @Test(arguments: [("राम", "RAVI"), ("सुनील", "SUNITA"), ("अमित", "AMAR"), ("मोदी", "MODAK"), ("प्रिया", "PREM")])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }

  @Test func `vowels written otherwise are compatible`() {
    #expect(Transliteration.agreement(native: "सिंह", latin: "SEENH") == .compatible)
  }
}
