extension DocumentSpecification {
  /// Identity cards of the European Union and its neighbours (Regulation 2019/1157: format TD1, title in the issuer's
  /// language and one other), which their titles tell before the back with the zone is seen.
  static let europeanIdentityCards: [DocumentSpecification] = titles.map { issuer, titles in
    DocumentSpecification(
      issuer.lowercased() + ".identity_card", type: .identityCard, issuer: issuer,
      scripts: DocumentScript.native(to: issuer), marks: titles, labels: LabelWords.all,
      otherLabels: LabelWords.others, sexes: LabelWords.sexes, proof: .zone)
  }

  private static let titles: [(String, [[String]])] = [
    ("AUT", [["PERSONALAUSWEIS"], ["REPUBLIK ÖSTERREICH"]]),
    ("BEL", [["IDENTITEITSKAART", "CARTE D'IDENTITÉ"], ["BELGIË", "BELGIQUE", "BELGIEN", "BELGIUM"]]),
    ("BGR", [["ЛИЧНА КАРТА", "IDENTITY CARD"], ["БЪЛГАРИЯ", "BULGARIA"]]),
    ("CYP", [["ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ", "IDENTITY CARD"], ["ΚΥΠΡΙΑΚΗ ΔΗΜΟΚΡΑΤΙΑ", "REPUBLIC OF CYPRUS"]]),
    ("CZE", [["OBČANSKÝ PRŮKAZ"]]), ("DEU", [["PERSONALAUSWEIS"], ["BUNDESREPUBLIK DEUTSCHLAND"]]),
    ("ESP", [["DOCUMENTO NACIONAL DE IDENTIDAD"]]), ("EST", [["ISIKUTUNNISTUS"]]),
    ("FIN", [["HENKILÖKORTTI"]]), ("FRA", [["CARTE NATIONALE D'IDENTITÉ"]]),
    ("GRC", [["ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ", "ΔΕΛΤΙΟ ΑΣΤΥΝΟΜΙΚΗΣ ΤΑΥΤΟΤΗΤΑΣ"], ["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC"]]),
    ("HRV", [["OSOBNA ISKAZNICA"], ["HRVATSKA", "CROATIA"]]), ("HUN", [["SZEMÉLYAZONOSÍTÓ IGAZOLVÁNY"]]),
    ("IRL", [["PASSPORT CARD", "CÁRTA PAS"]]), ("ITA", [["CARTA DI IDENTITÀ"]]),
    ("LTU", [["ASMENS TAPATYBĖS KORTELĖ"]]), ("LUX", [["CARTE D'IDENTITÉ"], ["GRAND-DUCHÉ DE LUXEMBOURG"]]),
    ("LVA", [["PERSONAS APLIECĪBA"]]), ("MCO", [["CARTE D'IDENTITÉ"], ["PRINCIPAUTÉ DE MONACO", "MONACO"]]),
    ("MLT", [["KARTA TAL-IDENTITÀ"]]), ("NLD", [["IDENTITEITSKAART"], ["KONINKRIJK DER NEDERLANDEN"]]),
    ("POL", [["DOWÓD OSOBISTY"]]), ("PRT", [["CARTÃO DE CIDADÃO"]]), ("ROU", [["CARTE DE IDENTITATE"]]),
    ("SRB", [["ЛИЧНА КАРТА", "LIČNA KARTA"], ["СРБИЈА", "SRBIJA", "SERBIA"]]),
    ("SVK", [["OBČIANSKY PREUKAZ"]]), ("SVN", [["OSEBNA IZKAZNICA"]]),
    ("SWE", [["NATIONELLT IDENTITETSKORT", "NATIONELLT ID-KORT"]]),
  ]
}
