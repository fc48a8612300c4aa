import Testing

@testable import Domain

struct TransliterationAgreementTests {
  @Test(arguments: [
    ("Иван Петров", "PETROV IVAN", TransliterationAgreement.equal), ("Müller", "Mueller", .equal),
    ("Иван", "Iván", .equal),
    ("محمد", "MOHAMMED", .compatible), ("דוד", "DAVID", .compatible), ("Иван", "PETER", .different),
    ("王小明", "WANG XIAOMING", .unknown),
    ("", "ANNA", .unknown), ("Anna", "", .unknown), ("Anna", "Анна", .unknown), ("ተስፋ", "TESFA", .unknown),
    ("Иван", "---", .unknown),
    ("محمد علي", "ALI MOHAMMED", .compatible),
  ])
  func `agreement is told`(native: String, latin: String, expected: TransliterationAgreement) {
    #expect(Transliteration.agreement(native: native, latin: latin) == expected)
  }

  @Test func `texts past the bound are unknown`() {
    let long = String(repeating: "и", count: 257)
    #expect(Transliteration.agreement(native: long, latin: "IVAN") == .unknown)
    #expect(Transliteration.agreement(native: "Иван", latin: String(repeating: "I", count: 257)) == .unknown)
    let words = String(repeating: "Ю ", count: 128)
    #expect(Transliteration.agreement(native: words, latin: String(repeating: "Ü ", count: 128)) == .different)
  }

  /// Names of one script against each other's Latin forms: how often two different names agree all the same.
  @Test(arguments: [
    """
    Иван IVAN,Пётр PETR,Мария MARIIA,Анна ANNA,Сергей SERGEI,Юлия IULIIA,Олег OLEG,Ольга OLGA,Дмитрий DMITRII,
    Наталья NATALIA,Игорь IGOR,Алексей ALEKSEI
    """,
    """
    Γεώργιος GEORGIOS,Μαρία MARIA,Νικόλαος NIKOLAOS,Ελένη ELENI,Παύλος PAVLOS,Χρήστος CHRISTOS,Άννα ANNA,Σοφία SOFIA,
    Ιωάννης IOANNIS
    """,
    """
    राम RAM,श्याम SHYAM,सीता SITA,गीता GITA,अमित AMIT,सुमित SUMIT,राजेश RAJESH,राकेश RAKESH,पूजा PUJA,सुनील SUNIL,
    अनिल ANIL
    """,
    """
    김 KIM,이 LEE,박 PARK,최 CHOI,정 JUNG,강 KANG,조 CHO,윤 YOON,장 JANG,한 HAN,오 OH,서 SEO,신 SHIN
    """,
  ])
  func `different names stay different`(table: String) {
    let names = table.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    for native in names {
      for latin in names {
        let agreement = Transliteration.agreement(native: native[0], latin: latin[1])
        #expect((agreement == .equal) == (native == latin), "\(native) \(latin)")
        #expect((agreement == .different) == (native != latin), "\(native) \(latin)")
      }
    }
  }
}
