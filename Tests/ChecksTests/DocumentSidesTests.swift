import Domain
import Testing

@testable import Checks

/// What has to be seen of a document: the side with the portrait, and the one that proves what is printed.
@Suite("Sides of documents")
struct DocumentSidesTests {
  /// The zone of a published specimen of Lithuania's identity card, valid to the first day of 2019.
  static let card = [
    "I<LTU11810187<346411231034<<<<", "6411231F1901012LTU<<<<<<<<<<<9", "BASANAVICIENE<<BIRUTE<<<<<<<<<",
  ]

  /// What a picture shows.
  enum Picture: String, Sendable {
    case back, cardFront, page, strip

    func side(_ kind: EvidenceKind, zone: (format: String, lines: [String])) -> DocumentObservation.Side {
      var side = DocumentObservation.Side(kind: kind)
      side.pageFound = true
      side.sharpness = 1
      side.hasPortrait = self == .cardFront || self == .page
      if self != .cardFront {
        side.zone = DocumentRulesTests.zone(zone.lines, format: zone.format)
      }
      return side
    }
  }

  static func report(
    _ sides: [DocumentObservation.Side], type: DocumentType, today: String, issuer: String = "LTU"
  ) throws -> CheckReport {
    DocumentRules.report(
      on: DocumentRulesTests.observation(sides),
      against: try DocumentRulesTests.expectations(
        today: today, documents: [AcceptedDocument(type: type, countries: .only([issuer]))]))
  }

  static func card(_ pictures: [(Picture, EvidenceKind)], code: String = "I<", title: String? = nil) throws
    -> [DocumentObservation.Side]
  {
    let lines = [code + Self.card[0].dropFirst(2)] + Self.card.dropFirst()
    var sides = pictures.map { $0.side($1, zone: ("TD1", lines)) }
    if let title, !sides.isEmpty { sides[0].lines = [PrintedDocumentTests.line(title, 40, 10)] }
    return sides
  }

  @Test(
    arguments: [
      ([(Picture.back, EvidenceKind.documentFront)], EvidenceKind.documentFront),
      ([(.back, .documentFront), (.back, .documentBack)], .documentFront), ([(.strip, .documentFront)], .documentFront),
      ([(.cardFront, .documentFront), (.back, .documentBack)], nil),
      ([(.back, .documentFront), (.cardFront, .documentBack)], nil),
      ([(.cardFront, .documentFront), (.back, .documentFront)], nil), ([(.page, .documentFront)], nil),
    ] as [([(Picture, EvidenceKind)], EvidenceKind?)])
  func `a card is clear where its portrait was seen, on whichever picture`(
    pictures: [(Picture, EvidenceKind)], retake: EvidenceKind?
  ) throws {
    let report = try Self.report(Self.card(pictures), type: .identityCard, today: "2018-06-01")
    #expect(report.outcome == (retake == nil ? .clear : .consider), "\(report.reasons)")
    #expect(report.reasons == (retake == nil ? [] : [.evidenceMissing]) && report.retake == retake)
    #expect(report.extracted?.documentNumber == "11810187")
  }

  @Test func `a card's front alone asks for the back with the zone`() throws {
    var front = try Self.card([(.cardFront, .documentFront)])[0]
    front.lines = [
      PrintedDocumentTests.line("ASMENS TAPATYBĖS KORTELĖ", 40, 10), PrintedDocumentTests.line("Pavardė", 40, 60),
      PrintedDocumentTests.line("BASANAVIČIENĖ", 40, 85), PrintedDocumentTests.line("Vardas", 40, 140),
      PrintedDocumentTests.line("BIRUTĖ", 40, 165), PrintedDocumentTests.line("Galioja iki", 40, 220),
      PrintedDocumentTests.line("2019 01 01", 40, 245),
    ]
    let report = try Self.report([front], type: .identityCard, today: "2018-06-01")
    #expect(report.outcome == .consider && report.reasons.contains(.evidenceMissing))
    #expect(report.retake == .documentBack)
    front.hasPortrait = false
    let bare = try Self.report([front], type: .identityCard, today: "2018-06-01")
    #expect(bare.outcome == .consider && bare.reasons.contains(.evidenceMissing))
  }

  @Test(arguments: [(Picture.page, CheckOutcome.clear), (.strip, .consider)])
  func `a passport's page has everything, its zone alone has not`(picture: Picture, outcome: CheckOutcome) throws {
    let side = picture.side(.documentFront, zone: ("TD3", DocumentRulesTests.lines))
    let report = try Self.report([side], type: .passport, today: "2026-11-23", issuer: "UTO")
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.evidenceMissing]))
    #expect(report.retake == (outcome == .clear ? nil : .documentFront))
  }

  @Test func `what is wrong by itself stays rejected where a side is missing`() throws {
    let report = try Self.report(
      Self.card([(.back, .documentFront)]), type: .identityCard, today: "2019-01-02")
    #expect(report.outcome == .rejected && report.reasons == [.documentExpired, .evidenceMissing])
  }

  @Test(arguments: [
    ("I<", DocumentType.identityCard, CheckOutcome.clear), ("IR", .residencePermit, .clear),
    ("AR", .residencePermit, .clear), ("AC", .identityCard, .rejected), ("AC", .residencePermit, .rejected),
  ])
  func `a crew member's certificate is no identity card, a residence permit is one of its own kind`(
    code: String, type: DocumentType, outcome: CheckOutcome
  ) throws {
    let sides = try Self.card([(.cardFront, .documentFront), (.back, .documentBack)], code: code)
    let report = try Self.report(sides, type: type, today: "2018-06-01")
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.documentNotAccepted]))
  }

  @Test(arguments: [("I<", "equal"), ("ID", "equal"), ("IP", "different")])
  func `a code that the issuer does not give the type is for a person to look at`(code: String, said: String) throws {
    let sides = try Self.card(
      [(.cardFront, .documentFront), (.back, .documentBack)], code: code, title: "ASMENS TAPATYBĖS KORTELĖ")
    let report = try Self.report(sides, type: .identityCard, today: "2018-06-01")
    #expect(report.breakdown["visual_zone"]?["document"]?.text == "ltu.identity_card")
    #expect(report.breakdown["comparisons"]?["document_code"]?.text == said)
    #expect(report.outcome == (said == "equal" ? .clear : .consider))
    #expect(report.reasons == (said == "equal" ? [] : [.documentIrregular]))
  }
}
