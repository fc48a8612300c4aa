import Domain

/// What issuers print on documents that belong to nobody.
enum SpecimenMarks {
  /// Names of specimens: words that announce one, and the people whom issuers made up (ICAO Doc 9303-4 to 9303-7,
  /// Council of the European Union, PRADO). Somebody may bear such a name, so that a person looks.
  private static let names: Set<String> = [
    "SPECIMEN", "SPECIMEN SAMPLE", "SAMPLE", "EXAMPLE", "MUSTERMANN", "MUSTERFRAU", "MUSTER", "MODELE",
    "ERIKSSON ANNA MARIA",
    "VZOR", "WZOR", "MINTA", "ESPECIMEN", "MUESTRA", "PRIMERAK", "NAIDIS", "PARAUGS", "PAVYZDYS", "MALLI", "EKSEMPEL",
    "HAPPY TRAVELER", "TRAVELER HAPPY", "CARD HOLDER", "CARDHOLDER",
  ]

  /// Numbers of published specimens.
  private static let numbers: Set<String> = [
    "L898902C", "L898902C3", "L8988901C", "D23145890", "D231458907", "000000000", "123456789", "SPECIMEN", "C01X00T47",
    "T22000129",
    "LZ6311T47", "C11T002JM", "XXXXXXXXX",
  ]

  /// Whether a name or number is a specimen's.
  static func are(on fields: DocumentFields) -> Bool {
    let given = fields.givenNames.map(words) ?? []
    let family = (fields.familyName ?? fields.fullName).map(words) ?? []
    let named = [family, given, family + given, Array(family.prefix(1))].contains {
      names.contains($0.joined(separator: " "))
    }
    return named || fields.documentNumber.map { numbers.contains(NameAgreement.bare($0)) } == true
  }

  private static func words(_ name: String) -> [String] {
    (Transliteration.spellings(of: name).first ?? name.uppercased()).split(separator: " ").map(String.init)
  }
}
