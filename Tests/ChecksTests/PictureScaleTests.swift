import Domain
import Testing

@testable import Checks

@Suite("Pixels on a millimetre of the document")
struct PictureScaleTests {
  static func side(
    _ lines: [DocumentObservation.Line] = [], width: Double, height: Double
  ) -> DocumentObservation.Side {
    var side = PrintedDocumentTests.side(lines)
    side.page = DocumentObservation.Page(
      width: 1600, height: 1009, outline: DocumentObservation.Outline(width: width, height: height))
    return side
  }

  @Test(
    arguments: [
      (856.0, 539.8, .id1, 10.0), (539.8, 856, .id1, 10), (1250, 880, .id3, 10), (856, 539.8, .id3, nil),
      (1250, 880, .id1, nil), (856, 539.8, nil, 10), (1250, 880, nil, 10), (1000, 1000, nil, nil), (0, 0, nil, nil),
    ] as [(Double, Double, DocumentSize?, Double?)])
  func `an outline of the document's shape tells its scale`(
    width: Double, height: Double, size: DocumentSize?, scale: Double?
  ) {
    let told = Self.side(width: width, height: height).pixelsPerMillimetre(size)
    #expect(told.map { ($0 * 1000).rounded() / 1000 } == scale)
  }

  @Test func `without an outline or a zone nothing does, and a zone's pitch does first`() {
    var side = PrintedDocumentTests.side([])
    #expect(side.pixelsPerMillimetre(.id1) == nil)
    side.page = DocumentObservation.Page(width: 1600, height: 1009)
    #expect(side.pixelsPerMillimetre(.id1) == nil)
    side.pixelsPerCharacter = 25.4
    #expect(side.pixelsPerMillimetre(.id1) == 10)
  }

  static func report(pixels: Double, number: String, sharpness: Double = 1) throws -> CheckReport {
    var side = side(PrintedDocumentTests.southAfrica(number: number), width: 85.6 * pixels, height: 53.98 * pixels)
    side.sharpness = sharpness
    return DocumentRules.report(
      on: DocumentRulesTests.observation([side]),
      against: try DocumentRulesTests.expectations(
        record: PrintedDocumentTests.declared, documents: [AcceptedDocument(type: .identityCard, countries: .any)]))
  }

  @Test(arguments: [(4.001, CheckOutcome.consider), (3.999, .notAssessed)])
  func `print that gainsays itself on too few pixels is a picture to take again`(
    pixels: Double, outcome: CheckOutcome
  ) throws {
    let report = try Self.report(pixels: pixels, number: "770814 5112 08 4")
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .consider ? [.documentCheckDigit, .documentUnreadable] : [.imageTooSmall]))
    #expect(report.breakdown["legibility"]?["pixels_per_mm"] == .number(4))
  }

  @Test func `print that proves itself is read, however few pixels it has`() throws {
    #expect(try Self.report(pixels: 3, number: "770814 5112 08 3").outcome == .clear)
  }

  @Test func `a small picture is not sharp either, and is called small`() throws {
    #expect(try Self.report(pixels: 3, number: "770814 5112 08 4", sharpness: 0).reasons == [.imageTooSmall])
  }

  @Test(arguments: [(300.0, [ReasonCode.imageTooSmall]), (400, [.documentNotAccepted])])
  func `a card that is too small to be told is no unknown card`(width: Double, reasons: [ReasonCode]) throws {
    let lines = (0..<6).map { PrintedDocumentTests.line("LIBRARY CARD \($0)", 40, Double($0) * 40) }
    let side = Self.side(lines, width: width, height: width / 1.5858)
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations())
    #expect(report.reasons == reasons)
  }
}
