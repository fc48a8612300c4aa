import Testing

@testable import EngineProtocol

@Suite struct FrameMessageTests {
  private static let requests: [(EngineRequest, Int)] = [
    (.hello, 0),
    (.readDocument(DocumentRequest(front: 0, back: nil)), 1),
    (.readDocument(DocumentRequest(front: 1, back: 0, pagesMax: 10, scripts: ["Cyrl", "Hans"])), 2),
    (.compareFaces(FaceRequest(reference: 0, probe: 1)), 2),
    (.readPages(PagesRequest(letter: 0, pagesMax: 2, scripts: ["Grek"])), 1),
    (.setPages(documentOfEverything), 2),
  ]

  private static let documentOfEverything = PageDocumentMessage(
    title: "Report", language: "ar", isRightToLeft: true, createdAt: "2026-11-23T02:10:14Z", footer: "f",
    pageLabel: "{page}",
    blocks: [
      .title("Report", below: "of"), .heading("Checks", level: 2), .paragraph("words", isQuiet: true),
      .banner("Approved", tone: "good"),
      .pairs([PairMessage(name: "id", value: CellMessage(text: "ver_1", isCode: true))], isSmall: false),
      .table(
        [ColumnMessage(title: "Units", share: 1, isNumeric: true)],
        [RowMessage(cells: [CellMessage(text: "1", isCode: false)], isStrong: true)]),
      .pictures([FigureMessage(picture: 1, caption: "front")]),
    ], pictures: [1, 0])

  @Test(arguments: requests)
  func `a request comes back as it was framed`(request: EngineRequest, blobs: Int) throws {
    let frame = try Frame(request, blobs: Array(repeating: [1], count: blobs))
    #expect(try frame.request() == request)
  }

  @Test(arguments: requests.filter { $0.1 > 0 })
  func `a request that names a blob that did not come is refused`(request: EngineRequest, blobs: Int) throws {
    let frame = try Frame(request, blobs: Array(repeating: [1], count: blobs - 1))
    #expect(throws: FrameError.unreadableMessage) { try frame.request() }
  }

  @Test(arguments: [-1, 1, Int.max])
  func `an answer that names a blob that did not come is refused`(index: Int) throws {
    let answer = EngineAnswer.faces(
      FaceComparisonMessage(
        reference: nil, probe: nil, probeFaces: 0, similarity: nil, referenceCrop: index, probeCrop: nil))
    #expect(throws: FrameError.unreadableMessage) { try Frame(answer, blobs: [[1]]).answer() }
  }

  @Test func `a letter's reading comes back with its pictures, and not without them`() throws {
    let legibility = LegibilityMessage(
      sharpness: 1, glare: 0, brightness: 250, colourSpread: 0, pixelsPerCharacter: nil, glareRegions: [])
    let line = TextLineMessage(
      text: "Sample Road 1", confidence: 1, script: "Latn", box: BoxMessage(x: 1, y: 2, width: 3, height: 4))
    let page = PageTextMessage(
      origin: .textLayer, legibility: legibility, lines: [line], rectified: 0, annotated: 1)
    let answer = EngineAnswer.pages(PagesMessage(pages: [page], pageCount: 3, software: "gimp"))
    #expect(try Frame(answer, blobs: [[1], [2]]).answer() == answer)
    #expect(throws: FrameError.unreadableMessage) { try Frame(answer, blobs: [[1]]).answer() }
  }

  @Test func `a document's reading comes back with its crops, and not without them`() throws {
    let (box, line) = (BoxMessage(x: 1, y: 2, width: 3, height: 4), "P<UTO")
    let zone = ZoneMessage(
      format: "TD3", lines: [line], unconstrained: [line], confidences: [[1, 0.5, 1, 1, 1]], agreement: 1,
      disputedConfidence: 1, secondReading: ["P<U O"], boxes: [box])
    let reading = DocumentReadingMessage(
      blob: 0, page: nil,
      legibility: LegibilityMessage(
        sharpness: 1, glare: 0, brightness: 250, colourSpread: 0, pixelsPerCharacter: 30, glareRegions: []),
      zone: zone, barcodes: [BarcodeMessage(symbology: "qr", content: [1], box: box)], lines: [], portrait: box,
      pages: 1,
      rectified: 0, annotated: 1, portraitCrop: 2, signatureCrop: 3)
    let answer = EngineAnswer.document([reading])
    #expect(try Frame(answer, blobs: [[1], [2], [3], [4]]).answer() == answer)
    #expect(throws: FrameError.unreadableMessage) { try Frame(answer, blobs: [[1], [2], [3]]).answer() }
  }

  @Test func `an answer comes back as it was framed`() throws {
    let description = EngineDescription(
      role: "documents", version: "1", models: ["a": "b"], processorFeatures: ["avx2"], threads: 1, sandbox: [])
    for answer in [EngineAnswer.ready(description), .refused(Refusal(reason: .tooManyPixels, blob: 3))] {
      #expect(try Frame(answer, blobs: []).answer() == answer)
    }
  }

  @Test func `a number that JSON has no form for is refused`() {
    let answer = EngineAnswer.faces(
      FaceComparisonMessage(
        reference: nil, probe: nil, probeFaces: 0, similarity: .nan, referenceCrop: nil, probeCrop: nil))
    #expect(throws: FrameError.unreadableMessage) { try Frame(answer, blobs: []) }
  }

  @Test(arguments: ["", "{", "[]", "null", "{\"hello\":{}", "{\"unheardOf\":{}}", "{\"readDocument\":{}}"])
  func `anything but a message is refused`(text: String) {
    #expect(throws: FrameError.unreadableMessage) { try Frame(message: Array(text.utf8), blobs: []).request() }
  }

  @Test func `nesting without end is refused and does not exhaust the stack`() {
    let deep = Array(repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(throws: FrameError.unreadableMessage) { try Frame(message: deep, blobs: []).answer() }
  }
}
