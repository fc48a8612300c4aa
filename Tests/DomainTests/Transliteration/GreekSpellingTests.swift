import Testing

@testable import Domain

struct GreekSpellingTests {
  @Test func `every letter has a form`() {
    for value in UInt32(0x370)...0x3FF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic, value < 0x3E2 || value > 0x3EF,
        value != 0x37A, value != 0x374
      else { continue }
      #expect(!(Transliteration.spellings(of: String(Character(scalar))).first ?? "").isEmpty, "\(value) \(scalar)")
    }
    for value in UInt32(0x1F00)...0x1FFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      #expect(!(Transliteration.spellings(of: String(Character(scalar))).first ?? "").isEmpty, "\(value) \(scalar)")
    }
  }

  @Test(arguments: [
    ("Παπαδόπουλος", "PAPADOPOULOS"), ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "PAPADOPOULOS"), ("Γεώργιος", "GEORGIOS"),
    ("Ευάγγελος", "EVANGELOS"),
    ("Ευτυχία", "EFTYCHIA"), ("Παύλος", "PAVLOS"), ("Ναυσικά", "NAFSIKA"), ("Μπουμπουλίνα", "BOUMPOULINA"),
    ("Χατζηδάκις", "CHATZIDAKIS"), ("Άγγελος", "ANGELOS"), ("Σφίγξ", "SFINX"), ("Ψυχή", "PSYCHI"),
    ("Θεοφάνης", "THEOFANIS"),
    ("Κωνσταντίνος", "KONSTANTINOS"), ("Μαΐου", "MAIOU"), ("Γκίκας", "GKIKAS"), ("Ξανθούλα", "XANTHOULA"),
    ("Αλέξανδρος Τσίπρας", "ALEXANDROS TSIPRAS"), ("Κυριάκος Μητσοτάκης", "KYRIAKOS MITSOTAKIS"),
    ("Ἰωάννης", "IOANNIS"),
  ])
  func `a name is spelled as ELOT 743 has it`(native: String, zone: String) {
    #expect(Transliteration.spellings(of: native).first == zone)
    #expect(Transliteration.agreement(native: native, latin: zone) == .equal)
  }

  @Test(arguments: [
    ("Γεώργιος", "YEORYIOS"), ("Χρήστος", "HRISTOS"), ("Δημήτρης", "DHIMITRIS"), ("Ευάγγελος", "EUAGGELOS"),
    ("Φίλιππος", "PHILIPPOS"),
    ("Ζωή Ρέη", "REI ZOE"),
  ])
  func `older spellings are compatible`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .compatible)
  }

  @Test(arguments: [
    ("Γεώργιος", "GIORGOS"), ("Μαρία", "MARINA"), ("Νίκος", "NIKI"), ("Άννα", "ANTHI"), ("Παύλος", "PETROS"),
  ])
  func `another name differs`(native: String, latin: String) {
    #expect(Transliteration.agreement(native: native, latin: latin) == .different)
  }
}
