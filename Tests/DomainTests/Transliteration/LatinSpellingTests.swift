import Testing

@testable import Domain

struct LatinSpellingTests {
  /// ICAO Doc 9303-3, section 6.A, in its order; ı and İ are read as capitals.
  private static let section = """
    ÁA ÀA ÂA ÄAE ÃA ĂA ÅAA ĀA ĄA ĆC ĈC ČC ĊC ÇC ĐD ĎD ÉE ÈE ÊE ËE ĚE ĖE ĒE ĘE ĔE ĜG ĞG ĠG ĢG ĦH ĤH ıI ÍI ÌI ÎI ÏI ĨI İI
    ĪI ĮI ĬI ĴJ ĶK ŁL ĹL ĽL ĻL ĿL ŃN ÑN ŇN ŅN ŊN ØOE ÓO ÒO ÔO ÖOE ÕO ŐO ŌO ŎO ŔR ŘR ŖR ŚS ŜS ŠS ŞS ßSS ŤT ŢT ŦT ÚU ÙU ÛU
    ÜUE ŨU ŬU ŰU ŮU ŪU ŲU ŴW ÝY ŶY ŸY ŹZ ŽZ ŻZ ÞTH ÆAE ĲIJ ŒOE ẞSS ÐD
    """

  @Test func `every letter of section 6.A is written as the section recommends`() {
    let entries = Self.section.split(whereSeparator: \.isWhitespace)
    #expect(entries.count == 96)
    for entry in entries {
      #expect(Transliteration.spellings(of: String(entry.prefix(1))).first == String(entry.dropFirst()), "\(entry)")
      #expect(
        Transliteration.spellings(of: entry.prefix(1).lowercased()).first == String(entry.dropFirst()), "\(entry)")
    }
    #expect(LatinSpelling.listed.count == 96)
  }

  @Test(arguments: [
    ("Ä", ["AE", "A"]), ("Å", ["AA", "A"]), ("Ñ", ["N", "NXX"]), ("Ö", ["OE", "O"]), ("Ü", ["UE", "U", "UXX"]),
    ("Ø", ["OE", "O"]),
  ])
  func `letters with several forms have them all`(letter: String, forms: [String]) {
    #expect(Transliteration.spellings(of: letter) == forms)
  }

  @Test(arguments: [
    ("Nguyễn Văn Đức", "NGUYEN VAN DUC"), ("Lǐ Xiǎolóng", "LI XIAOLONG"), ("Ştefăniță Țepeș", "STEFANITA TEPES"),
    ("Əliyev", "ELIYEV"), ("Ɓala Ɗan", "BALA DAN"), ("ǅ", "DZ"), ("ŉ", "N"), ("ﬁn", "FIN"), ("Ａｎｎａ", "ANNA"),
    ("Muñoz", "MUNXXOZ"), ("José María", "JOSE MARIA"), ("Jose\u{301}", "JOSE"), ("Ḥasan", "HASAN"), ("ʻAlī", "ALI"),
  ])
  func `letters past the section lose their marks`(printed: String, zone: String) {
    #expect(Transliteration.matches(printed, zone: zone))
  }
}
