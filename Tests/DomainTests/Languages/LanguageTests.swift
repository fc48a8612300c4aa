import Domain
import Testing

struct LanguageTests {
  @Test func `every reason has its own message in every language`() {
    for language in Languages.all {
      let messages = ReasonCode.allCases.map(language.message)
      #expect(Set(messages).count == messages.count, "\(language.code)")
      #expect(messages.allSatisfy { $0.count >= 8 }, "\(language.code)")
    }
  }

  @Test func `no language repeats another's words`() {
    for code in ReasonCode.allCases {
      #expect(Set(Languages.all.map { $0.message(code) }).count == Languages.all.count, "\(code)")
    }
  }

  @Test(arguments: [
    (["de"], "de"), (["de-AT"], "de"), (["DE-at-1996"], "de"), (["zh-Hans-CN"], "zh-Hans"), (["zh-CN"], "zh-Hans"),
    (["zh"], "zh-Hans"), (["zh-Hant-TW"], "en"), (["zh-TW", "fr"], "fr"), (["tlh", "es-419"], "es"),
    (["en-x-private"], "en"), (["ar-a-b-EG"], "ar"), ([], "en"), (["*"], "en"), ([""], "en"), (["-"], "en"),
  ])
  func `a preference finds the nearest language`(preferences: [String], expected: String) {
    #expect(Languages.best(for: preferences).code == expected)
  }

  @Test(arguments: [("ZH-hans", "zh-Hans" as String?), ("zh-cn", "zh-Hans"), ("de-AT", nil), ("", nil)])
  func `only its own tags are a language exactly`(tag: String, expected: String?) {
    #expect(Languages.exact(tag)?.code == expected)
  }
}
