import Testing

@testable import Domain

struct NativeScriptTests {
  @Test(arguments: [
    ("Anna", NativeScript.latin), ("Ünal-Ğ 2", .latin), ("Иван", .cyrillic), ("Νίκος", .greek), ("محمد علي", .arabic),
    ("دا‌ود", .arabic), ("דוד", .hebrew),
    ("राम", .devanagari), ("রহিম", .bengali), ("สมชาย", .thai), ("გიორგი", .georgian), ("Արմեն", .armenian),
    ("王小明", .han), ("たろう", .kana),
    ("김철수", .hangul), ("山田たろう", .han), ("金철수", .han), ("ﾀﾛｰ", .kana), ("\u{202E}Иван\u{202C}", .cyrillic),
  ])
  func `a text's script is told`(text: String, script: NativeScript) {
    #expect(NativeScript.of(text) == script)
  }

  @Test(arguments: ["", " -.", "123", "Ивaн", "Anna Иван", "たろう김", "ተስፋ", "\u{0}"])
  func `no script is told where there is none or several`(text: String) {
    #expect(NativeScript.of(text) == nil)
  }

  @Test func `huge text is answered from its beginning`() {
    #expect(NativeScript.of(String(repeating: "я", count: 1_000_000)) == .cyrillic)
  }
}
