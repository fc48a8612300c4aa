import Domain

/// What a number is, by the words that lists put before it.
enum IdentifierWords {
  /// The kind that a label names, as in `Cedula No.` or `alt. Tax ID No.`; `other` where its words say no more.
  static func kind(of label: String) -> ListIdentifier.Kind {
    let words = " " + label.lowercased().filter { $0.isLetter || $0 == " " } + " "
    for (kind, parts) in table where parts.contains(where: { words.contains($0) }) { return kind }
    return .other
  }

  /// Whether a label is of a number that is kept though it is of no kind of its own.
  static func isOther(_ label: String) -> Bool {
    let words = " " + label.lowercased().filter { $0.isLetter || $0 == " " } + " "
    return others.contains { words.contains($0) }
  }

  /// In order, since a vessel's registration is its IMO number. Compared without dots and signs, with a blank around.
  private static let table: [(ListIdentifier.Kind, [String])] = [
    (.registration, [" company number "]),
    (.imo, [" vessel registration identification ", " imo "]),
    (.passport, [" passport", " pasaporte ", " passeport ", " travel document "]),
    (
      .tax,
      [
        " tax", " nit ", " ruc ", " rfc ", " rif ", " rtn ", " cuit ", " vat ", " fein ", " fiscal ", " cif ", " inn ",
        " nuit ", " tributaria ", " tin ",
      ]
    ),
    (
      .registration,
      [
        " registration ", " commercial regist", " matricula mercantil ", " folio mercantil ", " trade license ", " cr ",
        " chamber of comm", " enterprise number ", " social credit ", " legal entity ", " charity ",
        " business number ", " certificate of incorporation ", " branch unit ", " ogrn ", " tail number ",
        " serial number ", " construction number ", " public regist", " register",
      ]
    ),
    (
      .nationalIdentity,
      [
        " national id ", " nationalid ", " national ident", " cedula ", " dni ", " curp ", " ssn ", " social security ",
        " identification ", " identity ", " personal id ", " identidad ", " citizens card ", " kenyan id ",
        " tazkira ", " cui ", " cuip ", " nie ", " numerical code ", " bundespersonalausweis ", " le number ",
        " id card ", " personal number ", " national number ", " foreign id ", " id number ",
      ]
    ),
  ]

  private static let others = [
    " driver", " birth certificate ", " cartilla ", " electoral ", " ife ", " mmsi ", " swift", " bik ", " duns ",
    " government gazette ", " digital currency address ", " isin ", " license ", " file number ", " residency ",
    " immigration ", " visa", " call sign ", " bic ", " lei ",
  ]
}
