import Testing

@testable import Domain

struct HangulSpellingTests {
  @Test func `every syllable is spelled`() {
    for value in UInt32(0xAC00)...0xD7A3 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let syllable = Character(scalar)
      let spelled = HangulSpelling.schemes(of: [syllable])?.first?.first?.first ?? ""
      #expect(!spelled.isEmpty)
    }
    #expect(
      HangulSpelling.initials.count == 19 && HangulSpelling.vowels.count == 21 && HangulSpelling.finals.count == 28)
  }

  @Test func `a family name's forms hold the Revised Romanization's`() {
    for family in HangulFamilyNames.forms.keys {
      #expect(Transliteration.spellings(of: family).count >= 1)
    }
    #expect(Transliteration.spellings(of: "김") == ["KIM", "GIM", "KEEM"])
    #expect(Transliteration.spellings(of: "박").contains("BAK"))
  }

  @Test(arguments: [
    ("김철수", "KIM CHEOLSU"), ("김철수", "GIM CHEOL SU"), ("김철수", "CHEOLSU KIM"), ("이영희", "LEE YEONGHUI"),
    ("이영희", "RHEE YEONGHUI"),
    ("박근혜", "PARK GEUNHYE"), ("최민호", "CHOI MINHO"), ("철수", "CHEOLSU"), ("이", "LEE"), ("이", "YI"), ("이", "I"),
    ("남궁민", "NAMGUNG MIN"),
    ("홍 길동", "HONG GILDONG"), ("문재인", "MOON JAEIN"), ("\u{1100}\u{1175}\u{11B7}", "KIM"), ("한글", "HANGEUL"),
  ])
  func `a name is spelled as passports print it`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .equal)
  }

  @Test(arguments: [
    ("이영희", "LEE YOUNGHEE"), ("김정은", "KIM JONG UN"), ("박지성", "PARK JI SUNG"), ("윤석열", "YOON SUK YEOL"),
    ("손흥민", "SON HEUNGMIN"),
  ])
  func `customary spellings agree`(native: String, latin: String) {
    #expect([.compatible, .equal].contains(Transliteration.agreement(native: native, latin: latin)))
  }

  @Test(arguments: [("김철수", "LEE CHEOLSU"), ("김철수", "KIM MINSU"), ("박지성", "PARK JIYOUNG"), ("이", "KIM"), ("최", "CHA")])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
