import Imaging
import Inference
import TextRecognition

/// Looks for a machine-readable zone in a picture, from the cheapest look to the most careful one, and stops at the
/// first convincing reading.
struct ZoneSearch {
  /// What a search found: every box of text and, where there is one, the zone, all in the picture's coordinates.
  struct Result {
    var boxes: [TextBox]
    var zone: ZoneReader.Reading?
    /// The outline of the page, corners from the picture's top left; nil where none was found.
    var outline: Quadrilateral?
  }

  /// Gap that may part pieces of one line of the zone, in heights.
  static let gapMax = 2.0
  static let candidatesMax = 4

  let models: DocumentModels
  private let quick: ZoneReader
  private let careful: ZoneReader

  init(_ models: DocumentModels) {
    self.models = models
    quick = ZoneReader(recognizer: models.lineRecognizer)
    careful = ZoneReader(recognizer: models.carefulRecognizer)
  }

  /// Searches a picture.
  /// - Throws: ``InferenceError``.
  func search(_ picture: Image) throws(InferenceError) -> Result {
    try search(picture, after: glance(picture))
  }

  private func search(_ picture: Image, after glance: Result) throws(InferenceError) -> Result {
    var result = glance
    result.outline = PageFinder.find(in: picture, enclosing: contents(result))
    if result.zone?.isConvincing != true { try lookCloser(at: picture, into: &result) }
    return result
  }

  /// The zone of a picture; no outline is looked for where it is plain to see.
  /// - Throws: ``InferenceError``.
  func zone(of picture: Image) throws(InferenceError) -> ZoneReader.Reading? {
    let result = try glance(picture)
    return result.zone?.isConvincing == true ? result.zone : try search(picture, after: result).zone
  }

  /// What is plain to see: the picture's text, and a zone among it.
  private func glance(_ picture: Image) throws(InferenceError) -> Result {
    let boxes = try models.detector.detect(picture)
    return Result(boxes: boxes, zone: try zone(in: picture, boxes: boxes, isFirstLook: true), outline: nil)
  }

  /// Looks at the page, then at where most text is, seen straight on.
  private func lookCloser(at picture: Image, into result: inout Result) throws(InferenceError) {
    for frame in [result.outline, Self.textFrame(result.boxes, in: picture)] {
      guard let frame, let view = view(of: frame, in: picture) else { continue }
      try look(at: view, of: picture, into: &result)
      if result.zone?.isConvincing == true { return }
    }
  }

  /// Reads a zone again with the careful reader; the reading itself where that finds nothing.
  /// - Throws: ``InferenceError``.
  func readAgain(_ reading: ZoneReader.Reading, of picture: Image) throws(InferenceError) -> ZoneReader.Reading {
    guard let rows = reading.rows, let again = try careful.read(rows, of: picture) else { return reading }
    return again
  }

  static func better(_ left: ZoneReader.Reading?, _ right: ZoneReader.Reading?) -> ZoneReader.Reading? {
    guard let left else { return right }
    guard let right else { return left }
    return ZoneReader.total(right) < ZoneReader.total(left) ? right : left
  }

  /// Long text lies on the page; short marks may belong to what it lies on.
  private func contents(_ result: Result) -> [Point] {
    if let zone = result.zone { return zone.frames.flatMap(\.corners) }
    return result.boxes.filter { $0.length > 4 * $0.height }.map(\.center)
  }

  private func zone(
    in picture: Image, boxes: [TextBox], isFirstLook: Bool
  ) throws(InferenceError) -> ZoneReader.Reading? {
    let rows = TextRow.join(boxes, gapMax: Self.gapMax)
    let candidates = ZoneCandidate.find(rows, countMax: Self.candidatesMax)
    var best: ZoneReader.Reading?
    // Upside down is rarer than upright; the likeliest rows alone are tried that way.
    for (index, candidate) in (candidates + candidates.prefix(2).map(\.reversed)).enumerated() {
      // The best candidate of all is worth a full reading at once; the others first have to pass a quick one.
      let passes = isFirstLook && index == 0 ? true : try resembles(candidate, of: picture)
      guard passes else { continue }
      guard let reading = try read(candidate.frames, of: picture) else { continue }
      best = Self.better(best, reading)
      if reading.isConvincing { break }
    }
    return best
  }

  /// What the quick reader sees where every check digit holds, else what the careful one does.
  private func read(_ rows: [Quadrilateral], of picture: Image) throws(InferenceError) -> ZoneReader.Reading? {
    if let reading = try quick.readOnce(rows, of: picture), reading.isConvincing { return reading }
    return try careful.read(rows, of: picture)
  }

  private func resembles(_ candidate: ZoneCandidate, of picture: Image) throws(InferenceError) -> Bool {
    try ZoneGlance.resembles(candidate, of: picture, recognizer: models.lineRecognizer)
  }

  /// A frame of the picture seen straight on, with the way back.
  private func view(of frame: Quadrilateral, in picture: Image) -> DocumentPage? {
    DocumentPage(frame, turns: 0, isOutlined: false, of: picture)
  }

  private func look(at view: DocumentPage, of picture: Image, into result: inout Result) throws(InferenceError) {
    let boxes = try models.detector.detect(view.image, enlargementMax: 3)
    guard let reading = try zone(in: view.image, boxes: boxes, isFirstLook: false) else { return }
    result.zone = Self.better(result.zone, reading.moved(view.toPicture.apply))
  }

  /// The rectangle around most text along its common direction: what is straightened where no outline was found.
  static func textFrame(_ boxes: [TextBox], in picture: Image) -> Quadrilateral? {
    let long = boxes.filter { $0.length > 3 * $0.height }
    guard long.count >= 3 else { return nil }
    let angle = long.map(\.angle).sorted()[long.count / 2]
    let axis = TextBox(center: Point(x: 0, y: 0), length: 1, height: 1, angle: angle, score: 1)
    let spans = boxes.flatMap { $0.frame().corners }.map { corner in
      (u: corner.x * axis.along.x + corner.y * axis.along.y, v: corner.x * axis.across.x + corner.y * axis.across.y)
    }
    guard let low = spans.map(\.u).min(), let high = spans.map(\.u).max(), let near = spans.map(\.v).min(),
      let far = spans.map(\.v).max()
    else { return nil }
    let margin = 0.03 * max(high - low, far - near)
    let center = axis.along * ((low + high) / 2) + axis.across * ((near + far) / 2)
    let whole = TextBox(
      center: center, length: high - low + 2 * margin, height: far - near + 2 * margin, angle: angle, score: 1)
    return whole.frame()
  }
}
