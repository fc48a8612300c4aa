import Testing

@testable import Domain

struct HebrewSpellingTests {
  @Test func `every letter is known, and only alef and ayin are silent`() {
    for value in UInt32(0x5D0)...0x5EA {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let letter = Character(scalar)
      #expect(HebrewSpelling.sounds(of: [letter]) != nil)
      #expect((HebrewSpelling.schemes(of: [letter]) == [[[""]]]) == (letter == "א" || letter == "ע"), "\(letter)")
    }
  }

  @Test(arguments: [
    ("דָּוִד", "DAVID"), ("מֹשֶׁה", "MOSHEH"), ("שָׂרָה", "SARAH"), ("רוּת", "RUT"), ("שלום", "SHLVM"),
    ("לוי", "LVY"),
  ])
  func `pointed names and bare consonants are spelled`(native: String, zone: String) {
    #expect(Transliteration.agreement(native: native, latin: zone) == .equal)
  }

  @Test(arguments: [
    ("דוד", "DAVID"), ("משה", "MOSHE"), ("בנימין נתניהו", "BENJAMIN NETANYAHU"), ("יצחק", "YITZHAK"),
    ("יצחק", "ITZHAK"), ("יוסף", "JOSEPH"),
    ("יוסף", "YOSEF"), ("שרה", "SARA"), ("רחל", "RACHEL"), ("רחל", "RAHEL"), ("אברהם", "AVRAHAM"),
    ("אברהם", "ABRAHAM"),
    ("חיים", "CHAIM"),
    ("חיים", "HAIM"), ("כהן", "COHEN"), ("לוי", "LEVI"), ("לוי", "LEVY"), ("גולדה מאיר", "GOLDA MEIR"),
    ("שמעון פרס", "SHIMON PERES"),
    ("ג׳ורג׳", "GEORGE"), ("נועה", "NOA"), ("מיכל", "MICHAL"), ("יעקב", "YAAKOV"), ("יעקב", "JACOB"),
    ("אסתר", "ESTHER"), ("תמר", "TAMAR"),
  ])
  func `what passports print is compatible`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .compatible)
  }

  @Test(arguments: [
    ("דוד", "DAN"), ("משה", "MENACHEM"), ("שרה", "SHLOMO"), ("רחל", "RUTH"), ("יוסף", "YOEL"), ("כהן", "LEVI"),
  ])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
