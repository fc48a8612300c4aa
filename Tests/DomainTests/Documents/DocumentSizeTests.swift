import Domain
import Testing

@Suite("Sizes of documents")
struct DocumentSizeTests {
  @Test(arguments: [
    (MRZFormat.td1, 85.60, 53.98), (.td2, 105, 74), (.td3, 125, 88), (.mrva, 120, 80), (.mrvb, 105, 74),
    (.fra, 105, 74),
  ])
  func `a zone's format says how large its document is`(format: MRZFormat, width: Double, height: Double) {
    #expect(DocumentSize.of(format) == DocumentSize(width: width, height: height))
  }

  @Test(arguments: [(856.0, 539.8, true), (539.8, 856, true), (856, 560, true), (880, 620, false), (1, 0, false)])
  func `a card's outline is told from a passport's`(width: Double, height: Double, isCard: Bool) {
    #expect(DocumentSize.id1.isShape(width: width, height: height) == isCard)
  }

  @Test func `a passport's outline is no card's, and the other way round`() {
    #expect(!DocumentSize.id3.isShape(width: 85.60, height: 53.98) && DocumentSize.id3.isShape(width: 125, height: 88))
  }
}
