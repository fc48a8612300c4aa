import Testing

@testable import Domain

/// The catalogue of document types.
struct DocumentSpecificationTests {
  static let european = [
    "AUT", "BEL", "BGR", "CHE", "CYP", "CZE", "DEU", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL", "ISL",
    "ITA", "LIE", "LTU", "LUX", "LVA", "MLT", "NLD", "NOR", "POL", "PRT", "ROU", "SVK", "SVN", "SWE",
  ]

  static let wanted: [String] =
    [
      "bra.driving_licence", "can.driving_licence", "can.identity_card", "chn.identity_card", "dnk.driving_licence",
      "icao.identity_card", "icao.passport", "icao.residence_permit", "icao.visa", "idn.identity_card", "ind.aadhaar",
      "ind.pan", "jpn.my_number_card", "kor.identity_card", "mco.identity_card", "mex.voter_card", "nga.identity_card",
      "srb.identity_card", "tha.identity_card", "tur.identity_card", "ukr.identity_card", "usa.driving_licence",
      "usa.identity_card", "zaf.identity_card",
    ] + european.flatMap { [$0.lowercased() + ".driving_licence", $0.lowercased() + ".identity_card"] }

  static func type(_ id: String) throws -> DocumentSpecification {
    try #require(DocumentSpecifications.all.first { $0.id == id }, "\(id)")
  }

  @Test func `every type that is promised is in the catalogue, once`() {
    #expect(DocumentSpecifications.all.map(\.id).sorted() == Self.wanted.sorted())
  }

  @Test(arguments: wanted)
  func `a type's sides carry what its other data speak of`(id: String) throws {
    let type = try Self.type(id)
    #expect(type.sides.first?.kind == .documentFront)
    #expect([[.documentFront], [.documentFront, .documentBack]].contains(type.sides.map(\.kind)))
    #expect(type.sides.count { $0.carries.contains(.portrait) } == 1)
    #expect((type.side(carrying: .barcode) != nil) == ["USA", "CAN"].contains(type.issuer))
    if type.issuer == nil { #expect(type.side(carrying: .zone) != nil && type.marks.isEmpty) }
    if type.issuer != nil { #expect(!type.marks.isEmpty && type.marks.allSatisfy { !$0.isEmpty }) }
    for code in type.zoneCodes { #expect(DocumentCode.type(of: code) == type.type, "\(code)") }
    let isFlat = type.type == .passport || type.type == .visa
    #expect(type.sides.count == (isFlat ? 1 : 2))
  }

  @Test(arguments: wanted)
  func `a type's labels have words in each of their languages`(id: String) throws {
    let type = try Self.type(id)
    #expect(!type.labelWords.isEmpty)
    for (language, fields) in type.labelWords {
      #expect(language == "zxx" || language.count == 2)
      #expect(!fields.isEmpty, "\(language)")
      for (field, words) in fields {
        #expect(!words.isEmpty && words.allSatisfy { !FoldedText.fold($0).isEmpty }, "\(language) \(field.rawValue)")
      }
    }
    let fields = Set(type.labelWords.values.flatMap(\.keys))
    #expect(!fields.isDisjoint(with: [.familyName, .fullName, .givenNames]))
    let lengths = type.labels.map(\.word.count)
    #expect(lengths == lengths.sorted(by: >))
  }

  @Test(arguments: wanted)
  func `a type's numbers and validity are of one piece`(id: String) throws {
    let type = try Self.type(id)
    if let issuer = type.issuer {
      #expect(CountryCode.isKnown(issuer) && id.hasPrefix(issuer.lowercased() + "."))
      if let rule = type.documentNumber { #expect(rule.country == issuer) }
    } else {
      #expect(id == "icao." + type.type.rawValue && type.documentNumber == nil)
    }
    if type.numberIsDocuments { #expect(type.numberRule != nil && type.documentNumber == nil) }
    let terms = type.validity?.terms ?? []
    #expect(type.validity == nil || !terms.isEmpty)
    #expect(terms.allSatisfy { (1...35).contains($0.years) })
    let ages = terms.compactMap(\.ageBelow)
    #expect(ages == ages.sorted())
  }

  @Test(
    arguments: [
      ("LTU", ["lt", "en"]), ("CHE", ["de", "fr", "it", "en"]), ("BEL", ["nl", "fr", "de", "en"]),
      ("NOR", ["no", "en"]),
      ("ISL", ["is", "en"]),
    ] as [(String, Set<String>)])
  func `a European card's labels are those of its languages`(issuer: String, languages: Set<String>) throws {
    #expect(Set(try Self.type(issuer.lowercased() + ".identity_card").labelWords.keys) == languages)
  }

  /// Published specimens' numbers, and each with one thing wrong.
  @Test(arguments: [
    ("deu.identity_card", "LZ6311T47", "holds"), ("deu.identity_card", "T22000129", "holds"),
    ("deu.identity_card", "T2200012", "holds"), ("deu.identity_card", "LZ63I1T47", "impossible"),
    ("deu.identity_card", "LZ6311T474", "malformed"), ("fra.identity_card", "940992310285", "holds"),
    ("fra.identity_card", "94099231028", "malformed"), ("srb.identity_card", "955555546", "holds"),
    ("srb.identity_card", "95555554", "malformed"), ("pol.identity_card", "ZZC108201", "holds"),
    ("pol.identity_card", "ZZC108202", "check_digit_wrong"), ("nld.identity_card", "SPECI2014", "holds"),
    ("nld.identity_card", "SPECO2014", "impossible"), ("ita.identity_card", "CA00000AA", "holds"),
    ("ita.identity_card", "CA00000A0", "malformed"), ("prt.identity_card", "15043903 3 U96", "holds"),
    ("prt.identity_card", "15043903 3 U97", "check_digit_wrong"), ("bra.driving_licence", "95425550342", "holds"),
    ("bra.driving_licence", "95425550343", "check_digit_wrong"), ("esp.identity_card", "BAA000589", "holds"),
    ("esp.identity_card", "BA0000589", "malformed"), ("tur.identity_card", "A01A00001", "holds"),
    ("tur.identity_card", "A01A0000", "malformed"), ("ukr.identity_card", "000000000", "holds"),
    ("ukr.identity_card", "00000000", "malformed"), ("hun.identity_card", "000000AA", "holds"),
    ("hun.identity_card", "0000000A", "malformed"), ("mex.voter_card", "123456789", "holds"),
    ("mex.voter_card", "12345678", "malformed"), ("hrv.identity_card", "007007007", "holds"),
    ("hrv.identity_card", "0070070070", "malformed"), ("cze.identity_card", "000000000", "holds"),
    ("cze.identity_card", "AA0000000", "malformed"), ("est.identity_card", "AA0000000", "holds"),
    ("est.identity_card", "A00000000", "malformed"),
  ])
  func `a number has its type's form`(id: String, number: String, verdict: String) throws {
    #expect(try #require(Self.type(id).documentNumber).judge(number).name == verdict)
  }

  @Test func `every form of a number is tried above`() {
    let tried: Set = [
      "bra.driving_licence", "cze.identity_card", "deu.identity_card", "esp.identity_card", "est.identity_card",
      "fra.identity_card", "hrv.identity_card", "hun.identity_card", "ita.identity_card", "mex.voter_card",
      "nld.identity_card", "pol.identity_card", "prt.identity_card", "srb.identity_card", "tur.identity_card",
      "ukr.identity_card",
    ]
    #expect(Set(DocumentSpecifications.all.filter { $0.documentNumber != nil }.map(\.id)) == tried)
  }

  @Test(arguments: [
    ("P", DocumentType.passport), ("PP", .passport), ("V", .visa), ("VC", .visa), ("I", .identityCard),
    ("ID", .identityCard), ("IP", .identityCard), ("C", .identityCard), ("A", .identityCard), ("IR", .residencePermit),
    ("AR", .residencePermit), ("AC", nil), ("IV", nil), ("", nil), ("X", nil),
  ])
  func `a document code says what a document is`(code: String, type: DocumentType?) {
    #expect(DocumentCode.type(of: code) == type)
  }
}
