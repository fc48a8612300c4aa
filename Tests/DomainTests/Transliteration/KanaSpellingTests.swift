import Testing

@testable import Domain

struct KanaSpellingTests {
  @Test func `every kana has a sound`() {
    for value in Array(UInt32(0x3041)...0x3096) + Array(0x30A1...0x30FA) + Array(0x31F0...0x31FF)
      + Array(0xFF66...0xFF9D)
    {
      guard let scalar = Unicode.Scalar(value), value != 0xFF70 else { continue }
      #expect(!(Transliteration.spellings(of: String(Character(scalar))).first ?? "").isEmpty, "\(value)")
    }
  }

  @Test(arguments: [
    ("たろう", "TARO"), ("タロウ", "TARO"), ("おおの", "ONO"), ("しんいち", "SHINICHI"), ("なんば", "NAMBA"), ("ほっかいどう", "HOKKAIDO"),
    ("はっちょう", "HATCHO"),
    ("ゆうこ", "YUKO"), ("じゅんいちろう", "JUNICHIRO"), ("ちづる", "CHIZURU"), ("しょうへい", "SHOHEI"), ("さとう ゆきお", "SATO YUKIO"),
    ("ジョージ", "JOJI"),
    ("ﾔﾏﾀﾞ", "YAMADA"), ("いすゞ", "ISUZU"), ("りょう", "RYO"), ("ぎゅう", "GYU"), ("にいじま", "NIIJIMA"), ("カ\u{3099}", "GA"),
  ])
  func `the recommended spelling is the passport's`(native: String, zone: String) {
    #expect(Transliteration.spellings(of: native).first == zone)
  }

  @Test(arguments: [
    ("たろう", "TAROH"), ("たろう", "TAROU"), ("おおの", "OHNO"), ("おおの", "OONO"), ("いのうえ", "INOUE"), ("なんば", "NANBA"),
    ("ゆうこ", "YUUKO"), ("ファビオ", "FABIO"),
    ("ファビオ", "FUABIO"), ("ヴィクトル", "VIKUTORU"), ("ティナ", "TINA"),
  ])
  func `spellings on request match`(native: String, zone: String) {
    #expect(Transliteration.matches(native, zone: zone))
  }

  @Test func `other systems are compatible and another name differs`() {
    #expect(Transliteration.agreement(native: "しんじ", latin: "SINZI") == .compatible)
    #expect(Transliteration.agreement(native: "ゆきお", latin: "YUKIKO") == .different)
    #expect(Transliteration.agreement(native: "たろう", latin: "JIRO") == .different)
    #expect(Transliteration.agreement(native: "山田たろう", latin: "YAMADA TARO") == .unknown)
  }
}
