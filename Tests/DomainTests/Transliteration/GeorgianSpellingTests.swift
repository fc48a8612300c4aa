import Testing

@testable import Domain

struct GeorgianSpellingTests {
  @Test func `the alphabet is spelled as the national system has it`() {
    let alphabet = "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ"
    let expected = "A B G D E V Z T I K L M N O P ZH R S T U P K GH Q SH CH TS DZ TS CH KH J H"
    #expect(Transliteration.spellings(of: alphabet) == [expected])
    #expect(Transliteration.spellings(of: alphabet.uppercased()) == [expected])
  }

  @Test(arguments: [
    ("მიხეილ სააკაშვილი", "MIKHEIL SAAKASHVILI"), ("გიორგი მარგველაშვილი", "GIORGI MARGVELASHVILI"),
    ("ჯუღაშვილი", "JUGHASHVILI"),
    ("ყიფიანი", "QIPIANI"), ("ნინო ბურჯანაძე", "NINO BURJANADZE"), ("Ⴂⴈⴍⴐⴂⴈ", "GIORGI"),
  ])
  func `a name is spelled as passports print it`(native: String, zone: String) {
    #expect(Transliteration.agreement(native: native, latin: zone) == .equal)
  }

  @Test func `older usage is compatible and another name differs`() {
    #expect(Transliteration.agreement(native: "ყიფიანი", latin: "KIPHIANI") == .compatible)
    #expect(Transliteration.agreement(native: "ნინო", latin: "NANA") == .different)
    #expect(Transliteration.agreement(native: "გიორგი", latin: "GEORGE") == .different)
  }
}
