extension DocumentSpecification {
  /// Driving licences of the community model (Directive 2006/126/EC, annex I): fields are numbered alike everywhere,
  /// and the title says whose it is.
  static let europeanDrivingLicences: [DocumentSpecification] = titles.map { issuer, titles in
    DocumentSpecification(
      issuer.lowercased() + ".driving_licence", type: .drivingLicence, issuer: issuer,
      scripts: DocumentScript.native(to: issuer) + [.latin], marks: titles,
      labels: [
        .familyName: ["1."], .givenNames: ["2."], .dateOfBirth: ["3."], .dateOfIssue: ["4a."], .dateOfExpiry: ["4b."],
        .documentNumber: ["5."], .personalNumber: ["4d."], .address: ["8."],
      ], otherLabels: ["4c.", "6.", "7.", "9.", "10.", "11.", "12."])
  }

  /// The licence's name in the issuer's languages (annex I, section 3(b)) and, where others share the language, the
  /// state's.
  private static let titles: [(String, [[String]])] = [
    ("AUT", [["FÜHRERSCHEIN"], ["REPUBLIK ÖSTERREICH", "ÖSTERREICH"]]),
    ("BEL", [["RIJBEWIJS", "PERMIS DE CONDUIRE", "FÜHRERSCHEIN"], ["BELGIË", "BELGIQUE", "BELGIEN"]]),
    ("BGR", [["СВИДЕТЕЛСТВО ЗА УПРАВЛЕНИЕ"]]),
    ("CYP", [["ΑΔΕΙΑ ΟΔΗΓΗΣΗΣ", "DRIVING LICENCE"], ["ΚΥΠΡΙΑΚΗ ΔΗΜΟΚΡΑΤΙΑ", "REPUBLIC OF CYPRUS"]]),
    ("CZE", [["ŘIDIČSKÝ PRŮKAZ"]]), ("DEU", [["FÜHRERSCHEIN"], ["BUNDESREPUBLIK DEUTSCHLAND", "DEUTSCHLAND"]]),
    ("DNK", [["KØREKORT"]]), ("ESP", [["PERMISO DE CONDUCCIÓN"]]), ("EST", [["JUHILUBA"]]), ("FIN", [["AJOKORTTI"]]),
    ("FRA", [["PERMIS DE CONDUIRE"], ["RÉPUBLIQUE FRANÇAISE", "FRANCE"]]),
    ("GRC", [["ΑΔΕΙΑ ΟΔΗΓΗΣΗΣ"], ["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC"]]),
    ("HRV", [["VOZAČKA DOZVOLA"], ["HRVATSKA"]]), ("HUN", [["VEZETŐI ENGEDÉLY"]]),
    ("IRL", [["CEADÚNAS TIOMÁNA"]]), ("ITA", [["PATENTE DI GUIDA"]]), ("LTU", [["VAIRUOTOJO PAŽYMĖJIMAS"]]),
    ("LUX", [["PERMIS DE CONDUIRE"], ["LUXEMBOURG"]]), ("LVA", [["VADĪTĀJA APLIECĪBA"]]),
    ("MLT", [["LIĊENZJA TAS-SEWQAN"]]), ("NLD", [["RIJBEWIJS"], ["NEDERLANDEN", "NEDERLAND"]]),
    ("POL", [["PRAWO JAZDY"]]), ("PRT", [["CARTA DE CONDUÇÃO"]]), ("ROU", [["PERMIS DE CONDUCERE"]]),
    ("SVK", [["VODIČSKÝ PREUKAZ"]]), ("SVN", [["VOZNIŠKO DOVOLJENJE"]]), ("SWE", [["KÖRKORT"]]),
  ]
}
