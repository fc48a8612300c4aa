import Domain
import Screening
import Testing

struct NameRomanisationTests {
  @Test(arguments: [
    ("Щербенко", "UKR", "SHCHERBENKO", NameRomanisation.Standard.icao),
    ("Παπαδόπουλος", "GRC", "PAPADOPOULOS", .iso843),
    ("გიორგი", "GEO", "GIORGI", .georgia), ("Անահիտ", "ARM", "ANAHIT", .bgnPCGN), ("すずき", "JPN", "SUZUKI", .hepburn),
    ("スズキ", "JPN", "SUZUKI", .hepburn), ("김", "KOR", "KIM", .revisedRomanization),
    ("राम", "IND", "RAM", .hunterian), ("दिल", "IND", "DIL", .hunterian), ("רון", "ISR", "RVN", .hebrewAcademy),
    ("محمد", "EGY", "MOHAMMED", .usage), ("สมชาย ใจดี", "THA", "S̄MCHĀY CIDĪ", .iso11940),
    ("王小明", "CHN", "WANG XIAO MING", .pinyin), ("单雄信", "CHN", "SHAN XIONG XIN", .pinyin),
    ("吕", "TWN", "LYU", .pinyin),
  ])
  func `a name is written as its script's standard has it`(
    name: String, issuer: String, text: String, standard: NameRomanisation.Standard
  ) {
    let latin = NameRomanisation.of(name, issuer: issuer)
    #expect(latin?.text == text && latin?.standard == standard)
  }

  @Test(arguments: [
    ("鈴木", "JPN"), ("鈴木あい", "JPN"), ("鈴木あい", "CHN"), ("金", "KOR"), ("陳大文", "HKG"), ("王小明", nil),
    ("Smith", "GBR"), ("Smith Щ", "UKR"), ("123", "CHN"), ("", nil), ("ᚠ", nil),
  ])
  func `where nothing tells how a name is read, nothing is made up`(name: String, issuer: String?) {
    #expect(NameRomanisation.of(name, issuer: issuer) == nil)
  }

  @Test(arguments: [("王", 256, true), ("王", 257, false), ("ก", 256, true), ("ก", 257, false), ("Щ", 257, false)])
  func `a name of more than 256 characters is not read`(letter: String, count: Int, isRead: Bool) {
    #expect((NameRomanisation.of(String(repeating: letter, count: count), issuer: "CHN") != nil) == isRead)
  }
}
