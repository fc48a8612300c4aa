import Domain
import EngineProtocol
import Imaging
import TextRecognition

/// Reads the text of letters: a PDF's text layer where it has one, else what their pictures show.
///
/// What a text layer says is not what a person sees: it may be hidden, and the page may be a picture of another text.
/// So each of its lines is also read off the page as it is shown, and its confidence is how far the two agree.
struct LetterReader {
  /// A reading and the JPEG pictures that it refers to by index.
  struct Reading {
    let message: PageTextMessage
    let blobs: [[UInt8]]
  }

  /// Lines of a text layer below which the page counts as a picture: scanners and mail gateways stamp a line or two.
  static let layerLinesMin = 4
  /// Most lines read of one page, the largest of a picture, the first of a text layer.
  static let linesMax = 120
  /// Lines by which it is told which of several named scripts a letter is in: name, address and title are among them.
  static let linesTried = 10
  /// Longest side of a page seen straight on: a line of ten points on A4 is then 24 pixels high, half of what the
  /// recognisers scale it to.
  static let sideMax = 2000.0
  /// A page higher than wide by this much is searched in two halves, so that the detector still sees small print.
  static let halvesRatio = 1.2
  /// Share of a page's height that both halves see, so that no line is cut by the seam in both.
  static let overlap = 0.06
  /// Space around a text layer's line, as a share of its height: its boxes are those of its letters' ink.
  static let layerMargin = 0.3
  static let jpegQuality = 80

  private let models: DocumentModels
  private let lines: VisualZoneReader

  init(_ models: DocumentModels) {
    self.models = models
    lines = VisualZoneReader(
      recognizer: models.lineRecognizer, scripts: ScriptReader(recognizer: models.scripts))
  }

  /// Reads one page.
  /// - Parameter scripts: what it may be written in beside plain Latin, most likely first; empty means by what its
  ///   largest lines are in.
  /// - Throws: `InferenceError`, `ImagingError` or `ScriptRecognitionError` for faults of ours.
  func read(_ page: DecodedImage, scripts: [DocumentScript]) throws -> Reading {
    if page.textLines.count >= Self.layerLinesMin {
      return try reading(.textLayer, of: page.image, lines: try layer(page, scripts: scripts), isOutlined: false)
    }
    let (view, isOutlined) = try view(of: page.image)
    return try reading(.picture, of: view, lines: try printed(on: view, scripts: scripts), isOutlined: isOutlined)
  }

  private func reading(
    _ origin: PageTextMessage.Origin, of page: Image, lines: [TextLineMessage], isOutlined: Bool
  ) throws -> Reading {
    var annotator = PageAnnotator(page)
    for line in lines { annotator.outline(PageBox(line.box), in: PageAnnotator.line) }
    let message = PageTextMessage(
      origin: origin, legibility: LegibilityMessage(of: page, glare: Glare(of: page, ignoringBorder: !isOutlined)),
      lines: lines,
      rectified: 0, annotated: 1)
    return Reading(
      message: message,
      blobs: [
        try JPEGEncoder.encode(page, quality: Self.jpegQuality),
        try JPEGEncoder.encode(annotator.image, quality: Self.jpegQuality),
      ])
  }

  // MARK: Text layers

  private func layer(_ page: DecodedImage, scripts: [DocumentScript]) throws -> [TextLineMessage] {
    try page.textLines.prefix(Self.linesMax).compactMap { line in
      let place = PageBox(left: line.left, top: line.top, right: line.right, bottom: line.bottom)
      guard let inside = place.clipped(to: page.image) else { return nil }
      let script = Self.script(of: line.text, among: scripts)
      let seen = try shown(in: inside, of: page.image, script: script)
      return TextLineMessage(
        text: line.text, confidence: Self.likeness(line.text, seen), script: script.rawValue, box: inside.message)
    }
  }

  /// What a reader sees where a line of the layer is said to stand.
  private func shown(in box: PageBox, of picture: Image, script: DocumentScript) throws -> String {
    let margin = Self.layerMargin * (box.bottom - box.top)
    let frame = Quadrilateral(
      topLeft: Point(x: box.left - margin, y: box.top - margin),
      topRight: Point(x: box.right + margin, y: box.top - margin),
      bottomRight: Point(x: box.right + margin, y: box.bottom + margin),
      bottomLeft: Point(x: box.left - margin, y: box.bottom + margin))
    if script == .latin { return try models.lineRecognizer.read(frame, of: picture).text }
    return try models.scripts.read(frame, of: picture, model: ScriptCatalog.model(of: script)).text
  }

  /// Share of a text's letters and digits, marks aside, that a reader sees, too.
  static func likeness(_ text: String, _ seen: String) -> Double {
    let (said, shown) = (FoldedText.fold(text), FoldedText.fold(seen))
    guard !said.isEmpty else { return shown.isEmpty ? 1 : 0 }
    let share = 1 - Double(EditDistance.between(said, shown)) / Double(said.count)
    return max(0, share).quantised
  }

  /// The script of most of a text's letters; of those that share an alphabet the one that was named.
  static func script(of text: String, among named: [DocumentScript]) -> DocumentScript {
    let native = named + DocumentScript.allCases.filter { !named.contains($0) && $0 != .latin }
    return native.first { !$0.isLatin && ScriptReader.ownShare(text, $0) > 0.5 } ?? .latin
  }

  // MARK: Pictures

  /// The page seen straight on and upright.
  private func view(of picture: Image) throws -> (page: Image, isOutlined: Bool) {
    let boxes = InkContrast.printed(try models.detector.detect(picture), in: picture)
    let long = boxes.filter { $0.length > 4 * $0.height }.map(\.center)
    let outline = PageFinder.find(in: picture, enclosing: long)
    let whole = Quadrilateral(width: Double(picture.width), height: Double(picture.height))
    let turns = try PageOrientation.turns(of: boxes, in: picture, recognizer: models.lineRecognizer)
    let page = DocumentPage(
      outline ?? whole, turns: turns, isOutlined: outline != nil, of: picture, sideMax: Self.sideMax)
    return (page?.image ?? picture, page != nil && outline != nil)
  }

  private func printed(on page: Image, scripts: [DocumentScript]) throws -> [TextLineMessage] {
    guard let flat = DocumentPage(straight: page) else { return [] }
    let boxes = InkContrast.printed(try detect(page), in: page)
    let native =
      switch scripts.count {
      case 0: try [lines.script(of: boxes, page: flat, picture: page)].compactMap(\.self)
      case 1: scripts
      default: try written(scripts, on: flat, boxes: boxes)
      }
    return try lines.read(
      boxes, outside: [], page: flat, picture: page, native: native, countMax: Self.linesMax)
  }

  /// Of several scripts those that the largest lines are in: each that is tried on every line costs some 20 ms a line,
  /// and a letter has a hundred.
  private func written(
    _ scripts: [DocumentScript], on page: DocumentPage, boxes: [TextBox]
  ) throws -> [DocumentScript] {
    let largest = boxes.sorted { $0.height * $0.length > $1.height * $1.length }.prefix(Self.linesTried)
    let read = try lines.read(Array(largest), outside: [], page: page, picture: page.image, native: scripts)
    let seen = Set(read.map(\.script))
    return scripts.filter { seen.contains($0.rawValue) }
  }

  private func detect(_ page: Image) throws -> [TextBox] {
    guard Double(page.height) > Self.halvesRatio * Double(page.width) else { return try models.detector.detect(page) }
    let (middle, slack) = (page.height / 2, Int(Self.overlap / 2 * Double(page.height)))
    var boxes: [TextBox] = []
    for (top, bottom, isUpper) in [(0, middle + slack, true), (middle - slack, page.height, false)] {
      guard let half = page.cropped(x: 0, y: top, width: page.width, height: bottom - top) else { continue }
      for var box in try models.detector.detect(half) {
        box.center.y += Double(top)
        if (box.center.y < Double(middle)) == isUpper { boxes.append(box) }
      }
    }
    return boxes
  }
}
