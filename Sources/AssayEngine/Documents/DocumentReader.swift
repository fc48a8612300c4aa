import Barcodes
import Domain
import EngineProtocol
import FaceRecognition
import Forensics
import Imaging
import Inference
import TextRecognition

/// Reads an identity document from one picture of it.
struct DocumentReader {
  /// A reading and the JPEG pictures that it refers to by index.
  struct Reading {
    let message: DocumentReadingMessage
    let blobs: [[UInt8]]
  }

  /// Which picture of a request is read.
  struct Source {
    /// Its blob.
    let blob: Int
    /// Pages that the upload has.
    let pages: Int
    /// What edited it, where its file says so.
    let software: EditingSoftware?
    /// How its file keeps its pixels; nil where they were shrunk, so that nothing is left to be traced.
    var compression: StoredCompression?
  }

  /// Fewest lines of text that make a picture without an outline or a zone a page.
  static let linesOfPageMin = 4
  /// How many times as large as one page another one of the same picture may be: they lie at like distances.
  static let sizesAlike = 0.6...1.7
  static let jpegQuality = 85
  static let cropQuality = 92
  /// More than the largest symbol holds (QR code 40-L: 2,953 bytes).
  static let contentBytesMax = 8_192

  private let models: DocumentModels
  private let search: ZoneSearch
  private let secondOpinion: SecondOpinion
  private let lines: VisualZoneReader

  init(_ models: DocumentModels) {
    self.models = models
    search = ZoneSearch(models)
    secondOpinion = SecondOpinion(recognizer: models.scripts)
    lines = VisualZoneReader(
      recognizer: models.lineRecognizer, scripts: ScriptReader(recognizer: models.scripts))
  }

  /// What was found on a picture before its print is read.
  struct Look {
    fileprivate let picture: Image
    fileprivate let source: Source
    fileprivate let found: ZoneSearch.Result
    fileprivate var barcodes: [Barcode]
    /// The grid of the screen that the picture was taken of.
    fileprivate let screen: ScreenTrace?

    /// The issuer that a zone names; nil where there is no zone.
    var issuer: String? { found.zone?.issuer }
  }

  /// Finds page, zone and symbols on a picture.
  /// - Throws: `InferenceError`, `ImagingError`, `BarcodeError` or `ScriptRecognitionError` for faults of ours.
  func look(_ picture: Image, from source: Source) throws -> Look {
    // A rendered page was on no screen.
    try look(picture, from: source, screen: source.compression == .rendered ? nil : ScreenTraces.find(in: picture))
  }

  private func look(_ picture: Image, from source: Source, screen: ScreenTrace?) throws -> Look {
    var found = try search.search(picture)
    found.zone = try found.zone.map { try settle($0, of: picture) }
    // A zone says whose document it is; without one a symbol may, and is worth a closer look.
    let barcodes = try models.barcodes.read(picture, isThorough: found.zone == nil)
    return Look(picture: picture, source: source, found: found, barcodes: barcodes, screen: screen)
  }

  /// The other page of a picture on which lines of text lie outside the first; nil where there is no other zone, nor an
  /// outline of like size, among them. Such a look is not traced for edits, since the first page is blotted out in it.
  /// - Throws: as ``look(_:from:)``.
  func lookBeside(_ first: Look) throws -> Look? {
    guard let outline = first.found.outline, outline.isConvex else { return nil }
    let outside = first.found.boxes.filter { $0.length > 3 * $0.height && !outline.contains($0.center) }
    guard outside.count >= Self.linesOfPageMin else { return nil }
    var source = first.source
    source.compression = nil
    var other = try look(first.picture.blotting(outline), from: source, screen: first.screen)
    other.barcodes.removeAll { symbol in first.barcodes.contains { $0.bytes == symbol.bytes } }
    // Sides of one document, or documents of one kind, are alike in size; a letter beneath a card is not.
    let share = other.found.outline.map { $0.area / outline.area } ?? 0
    let isAnother = other.found.zone.map { $0.lines != first.found.zone?.lines }
    return isAnother ?? Self.sizesAlike.contains(share) ? other : nil
  }

  /// The zone alone, by the same readers; nil where there is none.
  /// - Throws: as ``look(_:from:)``.
  func readZone(of picture: Image) throws -> ZoneReader.Reading? {
    try search.zone(of: picture).map { try settle($0, of: picture) }
  }

  /// A zone on which two readers agree to the letter, or else what the careful reader and the second one make of it.
  private func settle(_ zone: ZoneReader.Reading, of picture: Image) throws -> ZoneReader.Reading {
    let settled = try secondOpinion.settle(zone, of: picture)
    if settled.agreement == 1, settled.isConvincing { return settled }
    let again = try secondOpinion.settle(try search.readAgain(zone, of: picture), of: picture)
    // A careful look may catch less; what is then in dispute stays so.
    return settled.isConvincing && !again.isConvincing ? settled : again
  }

  /// The script that most of a picture's largest lines are written in; nil where none is surely another than Latin.
  func script(of look: Look) throws -> DocumentScript? {
    guard let page = try page(look.found, look.barcodes, in: look.picture) else { return nil }
    return try lines.script(of: look.found.boxes, page: page, picture: look.picture)
  }

  /// Reads the print of a picture and draws what was seen.
  /// - Parameter scripts: what the print may be written in beside plain Latin, most likely first.
  /// - Throws: as ``look(_:from:)``.
  func read(_ look: Look, scripts: [DocumentScript]) throws -> Reading {
    let (picture, source, found, barcodes) = (look.picture, look.source, look.found, look.barcodes)
    guard let page = try page(found, barcodes, in: picture) else { return Self.nothing(picture, source) }
    let zoneBoxes = (found.zone?.frames ?? []).compactMap(page.box)
    let symbols = barcodes.map { Self.message($0, page: page) }
    let covered = zoneBoxes + symbols.compactMap { $0.box.map(PageBox.init) }
    let read = try lines.read(found.boxes, outside: covered, page: page, picture: picture, native: scripts)
    let choice = PortraitChoice(of: try models.faces.detect(page.image), on: page.image)
    let faces = [choice.portrait].compactMap(\.self) + choice.rivals + choice.ghosts
    let signature = SignatureFinder.find(
      on: page.image, lines: read, covered: covered + faces.map(SignatureFinder.withClothes))
    let glare = Glare(of: page.image, ignoringBorder: !page.isOutlined)
    let occlusion = page.occlusion(in: picture)
    let shown = NumberCover.covering(page.image, lines: read)
    var annotator = PageAnnotator(shown)
    for line in read { annotator.outline(PageBox(line.box), in: PageAnnotator.line) }
    let traces = PageTraces.find(
      on: page, lines: read, zone: found.zone?.frames ?? [], in: picture, compression: source.compression)
    let screen = look.screen.map { PageTraces.screen($0, on: page) }
    for trace in traces + [screen].compactMap(\.self) { annotator.outline(PageBox(trace.box), in: PageAnnotator.trace) }
    for box in covered { annotator.outline(box, in: PageAnnotator.zone) }
    for region in glare.regions { annotator.outline(PageBox(region), in: PageAnnotator.glare) }
    for region in occlusion?.regions ?? [] { annotator.outline(PageBox(region), in: PageAnnotator.occlusion) }
    for box in choice.ghosts { annotator.outline(box, in: PageAnnotator.ghost) }
    for box in faces.prefix(1 + choice.rivals.count) { annotator.outline(box, in: PageAnnotator.portrait) }
    if let signature { annotator.outline(signature, in: PageAnnotator.signature) }
    var blobs = [
      try JPEGEncoder.encode(shown, quality: Self.jpegQuality),
      try JPEGEncoder.encode(annotator.image, quality: Self.jpegQuality),
    ]
    func crop(_ box: PageBox?) throws -> Int? {
      // From the page as it is kept, with what is covered there.
      guard let box, let crop = shown.cropped(to: box) else { return nil }
      blobs.append(try JPEGEncoder.encode(crop, quality: Self.cropQuality))
      return blobs.count - 1
    }
    let portraitCrop = try crop(choice.portrait)
    let signatureCrop = try crop(signature)
    let message = DocumentReadingMessage(
      blob: source.blob, page: Self.message(page, found: found, picture: picture),
      legibility: Self.legibility(page.image, glare: glare, occlusion: occlusion, zone: found.zone),
      zone: found.zone.map { Self.message($0, page: page) }, barcodes: symbols, lines: read,
      portrait: choice.portrait?.message,
      portraitHash: choice.portrait.flatMap(page.image.cropped).flatMap(PerceptualHash.init)?.bands,
      ghostImages: choice.ghosts.map(\.message),
      otherPortraits: choice.rivals.map(\.message), signature: signature?.message, pages: source.pages,
      software: source.software?.rawValue, traces: traces, screen: screen, rectified: 0, annotated: 1,
      portraitCrop: portraitCrop,
      signatureCrop: signatureCrop)
    return Reading(message: message, blobs: blobs)
  }

  /// Reads a picture of one line as one script. A line drawn alone may be found in pieces, which are one row here.
  func readLine(_ picture: Image, script: DocumentScript) throws -> String {
    let boxes = try models.detector.detect(picture).sorted { $0.center.x < $1.center.x }
    let rows = TextRow.join(boxes, gapMax: ZoneSearch.gapMax).map { $0.box.frame(margin: ScriptReader.margin) }
    let whole = Quadrilateral(width: Double(picture.width), height: Double(picture.height))
    let widest = rows.max { $0.meanWidth < $1.meanWidth } ?? whole
    return try models.scripts.read(widest, of: picture, model: ScriptCatalog.model(of: script)).text
  }

  /// The outlined page, or the whole picture where it carries a symbol or enough text to be a page itself.
  private func page(
    _ found: ZoneSearch.Result, _ barcodes: [Barcode], in picture: Image
  ) throws -> DocumentPage? {
    guard
      found.zone != nil || found.outline != nil || !barcodes.isEmpty || found.boxes.count >= Self.linesOfPageMin
    else { return nil }
    let turns =
      if let zone = found.zone {
        PageOrientation.turns(of: zone)
      } else {
        try PageOrientation.turns(of: found.boxes, in: picture, recognizer: models.lineRecognizer)
      }
    let whole = Quadrilateral(width: Double(picture.width), height: Double(picture.height))
    if let outline = found.outline {
      return DocumentPage(outline, turns: turns, isOutlined: true, of: picture)
    }
    return DocumentPage(whole, turns: turns, isOutlined: false, of: picture)
  }

  private static func nothing(_ picture: Image, _ source: Source) -> Reading {
    let legibility = legibility(picture, glare: Glare(of: picture, ignoringBorder: true), zone: nil)
    let message = DocumentReadingMessage(
      blob: source.blob, page: nil, legibility: legibility, zone: nil, lines: [], portrait: nil, pages: source.pages,
      software: source.software?.rawValue,
      rectified: nil, annotated: nil, portraitCrop: nil)
    return Reading(message: message, blobs: [])
  }

  private static func message(
    _ page: DocumentPage, found: ZoneSearch.Result, picture: Image
  ) -> PageMessage {
    let missing = PageCropping.missing(page, zone: found.zone, boxes: found.boxes, picture: picture)
    return PageMessage(
      corners: page.corners.corners.map { [($0.x * 10).rounded() / 10, ($0.y * 10).rounded() / 10] },
      rotationDegrees: page.turns * 90, width: page.image.width, height: page.image.height,
      outlined: page.isOutlined, cropped: !missing.isEmpty, missingRegions: missing.map(\.message))
  }

  private static func legibility(
    _ page: Image, glare: Glare, occlusion: Occlusion? = nil, zone: ZoneReader.Reading?
  ) -> LegibilityMessage {
    LegibilityMessage(
      of: page, glare: glare, occlusion: occlusion,
      pixelsPerCharacter: zone.flatMap { reading in
        reading.frames.map { $0.meanWidth / Double(reading.format.lineLength) }.min()
      })
  }

  private static func message(_ barcode: Barcode, page: DocumentPage) -> BarcodeMessage {
    BarcodeMessage(
      symbology: barcode.symbology.rawValue, content: Array(barcode.bytes.prefix(contentBytesMax)),
      box: page.box(around: barcode.frame)?.message)
  }

  private static func message(_ zone: ZoneReader.Reading, page: DocumentPage) -> ZoneMessage {
    let whole = PageBox(left: 0, top: 0, right: Double(page.image.width), bottom: Double(page.image.height))
    return ZoneMessage(
      format: zone.format.rawValue, lines: zone.lines, unconstrained: zone.unconstrained,
      confidences: zone.confidences.map { $0.map { $0.quantised } },
      agreement: zone.agreement.quantised,
      disputedConfidence: zone.disputedConfidence.quantised, secondReading: zone.secondReading,
      boxes: zone.frames.map { (page.box(around: $0) ?? whole).message })
  }
}

extension PageBox {
  /// The upright box around a frame.
  init(_ frame: Quadrilateral) {
    let (xs, ys) = (frame.corners.map(\.x), frame.corners.map(\.y))
    self.init(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }

  /// A box of the wire.
  init(_ message: BoxMessage) {
    self.init(left: message.x, top: message.y, right: message.x + message.width, bottom: message.y + message.height)
  }

  /// The space of a portrait around a face: half a face's width beside it, as much above, a little less below.
  init(portraitOf face: Face) {
    self.init(
      left: face.x - 0.5 * face.width, top: face.y - 0.5 * face.height, right: face.x + 1.5 * face.width,
      bottom: face.y + 1.45 * face.height)
  }
}

extension Image {
  /// The part of the picture in a box; nil where nothing is left.
  func cropped(to box: PageBox) -> Image? {
    let (x, y) = (Int(box.left.rounded()), Int(box.top.rounded()))
    return cropped(x: x, y: y, width: Int(box.right.rounded()) - x, height: Int(box.bottom.rounded()) - y)
  }
}
