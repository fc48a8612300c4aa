import Testing

@testable import Domain

struct ArabicSpellingTests {
  /// ICAO Doc 9303-3, section 6.C: letters and codes in its order.
  private static let section = """
    ءXE آXAA أXAE ؤU إI ئXI اA بB تT ثXTH جJ حXH خXKH دD ذXDH رR زZ سS شXSH صXSS ضXDZ طXTT ظXZZ عE غG فF قQ كK لL مM نN
    هH وW ىXAY يY ٱXXA ٹXXT ټXRT پP ځXKE څXXH چXC ڈXXD ډXDR ڑXXR ړXRR ږXRX ژXJ ښXXS کXKK ګXXK ڭXNG گXGG ںXNN ڼXXN ھXDO
    ۀXYH ہXXG ۂXGE ۃXTG یXYA ۍXXY ېY ےXYB ۓXBE
    """

  @Test func `every letter has its code`() {
    let entries = Self.section.split(whereSeparator: \.isWhitespace)
    #expect(entries.count == 65)
    for entry in entries {
      #expect(Transliteration.spellings(of: String(entry.prefix(1))).first == String(entry.dropFirst()), "\(entry)")
    }
    #expect(ArabicSpelling.codes.count == entries.count + 5)
  }

  @Test(arguments: [
    ("محمد", "MXHMD"), ("ابو بكر محمد بن زكريا الرازي", "ABW BKR MXHMD BN ZKRYA ALRAZY"), ("عبّاس", "EBBAS"),
    ("عبّاس", "EBAS"),
    ("فاطمة", "FAXTTMXAH"), ("فاطمة", "FAXTTMXTA"), ("فاطمة الزهراء", "FAXTTMXAH ALZHRAXE"), ("علی", "ELXYA"),
    ("علی", "ELY"), ("علی", "ELXAY"),
    ("مُحَمَّد", "MXHMMD"), ("پرویز", "PRWXYAZ"), ("علی‌رضا", "ELY RXDZA"), ("علی‌رضا", "ELYRXDZA"),
    ("ا\u{654}حمد", "XAEXHMD"),
    ("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}", "MXHMD"), ("عبد\u{200F} الله", "EBD ALLH"), ("مـحـمـد", "MXHMD"),
    ("\u{FEFB}", "LA"),
  ])
  func `a name is written in the section's codes`(native: String, zone: String) {
    #expect(Transliteration.matches(native, zone: zone))
    #expect(Transliteration.agreement(native: native, latin: zone) == .equal)
  }

  @Test(arguments: [
    ("محمد", "MOHAMMED"), ("محمد", "MUHAMMAD"), ("محمد", "MOHAMAD"), ("محمد", "MOUHAMMED"), ("أحمد", "AHMED"),
    ("أحمد", "AHMAD"),
    ("عبد الله", "ABDULLAH"), ("عبدالله", "ABD ALLAH"), ("عبد الرحمن", "ABDERRAHMANE"),
    ("عبد الرحمن", "ABDUL RAHMAN"),
    ("يوسف", "YOUSSEF"), ("يوسف", "YUSUF"), ("خديجة", "KHADIJA"), ("فاطمة", "FATIMAH"), ("عائشة", "AICHA"),
    ("عائشة", "AISHA"),
    ("معمر القذافي", "MUAMMAR GADDAFI"), ("معمر القذافي", "MUAMMAR AL QADHAFI"), ("حسن روحانی", "HASSAN ROUHANI"),
    ("علی‌رضا", "ALIREZA"),
    ("نواز شریف", "NAWAZ SHARIF"), ("بینظیر", "BENAZIR"), ("أبو بكر", "ABU BAKR"),
    ("بن سلمان محمد", "MOHAMMED BIN SALMAN"),
    ("الشيخ", "ALSHAIKH"), ("إبراهيم", "IBRAHIM"), ("مصطفى", "MUSTAFA"), ("ليلى", "LAILA"), ("چنگیز", "CHANGIZ"),
    ("گلناز", "GOLNAZ"),
    ("جمال", "GAMAL"), ("جمال", "DJAMEL"), ("ياسين", "YACINE"), ("سارة", "SARAH"), ("حسين", "HUSSEIN"),
  ])
  func `what passports print is compatible`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .compatible)
  }

  @Test(arguments: [
    ("محمد", "AHMED"), ("محمد", "MAHDI"), ("علي", "ABDALI"), ("حسن", "HUSSAM"), ("فاطمة", "FATIN"), ("سليم", "SALAM"),
    ("يوسف", "YUNUS"),
    ("محمد علي", "MOHAMMED"), ("خالد", "HAMID"),
  ])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
