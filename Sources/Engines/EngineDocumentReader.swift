import Domain
import EngineProtocol

/// Reads documents with the pool's engines.
public struct EngineDocumentReader: DocumentReading {
  private let pool: EnginePool
  /// Time that a reading may take: ten times the slowest measured on one busy core, two pages included.
  static let deadline: Duration = .seconds(20)

  /// A reader over a pool.
  public init(pool: EnginePool) { self.pool = pool }

  /// See ``DocumentReading/read(front:back:scripts:)``.
  public func read(
    front: [UInt8], back: [UInt8]?, scripts: [DocumentScript]
  ) async throws(EngineFailure) -> DocumentObservation {
    let request = DocumentRequest(front: 0, back: back == nil ? nil : 1, scripts: scripts.map(\.rawValue))
    let stamp = try await pool.stamp(of: .documents)
    let (answer, blobs) = try await pool.ask(
      .readDocument(request), blobs: [front] + (back.map { [$0] } ?? []), role: .documents, deadline: Self.deadline)
    var observation = DocumentObservation(engine: stamp)
    switch answer {
    case .refused(let refusal): observation.refusal = refusal.reason.observed
    case .document(let sides):
      for message in sides {
        // An engine that names a script unknown here is of another build.
        guard let side = DocumentObservation.Side(message, blobs) else { throw .unavailable }
        observation.sides.append(side)
      }
    case .ready, .faces, .pages, .pagesSet: throw .unavailable
    }
    return observation
  }
}

extension DocumentObservation.Box {
  fileprivate init(_ message: BoxMessage) {
    self.init(x: message.x, y: message.y, width: message.width, height: message.height)
  }
}

extension DocumentObservation.Trace {
  fileprivate init(_ message: TraceMessage) {
    self.init(kind: message.kind, box: DocumentObservation.Box(message.box), strength: message.strength)
  }
}

extension DocumentObservation.Line {
  /// A line of the wire; nil for a script that is unknown here.
  init?(_ message: TextLineMessage) {
    guard let script = DocumentScript(rawValue: message.script) else { return nil }
    self.init(
      text: message.text, confidence: message.confidence, script: script, box: DocumentObservation.Box(message.box))
  }
}

extension DocumentObservation.Zone {
  /// A zone of the wire; nil where its parts are not of one shape, a value a character and a box a line.
  init?(_ message: ZoneMessage) {
    let lengths = message.lines.map(\.count)
    guard message.unconstrained.map(\.count) == lengths, message.confidences.map(\.count) == lengths,
      message.boxes.count == lengths.count, message.secondReading.count == lengths.count,
      zip(message.secondReading, lengths).allSatisfy({ $0 == nil || $0?.count == $1 })
    else { return nil }
    self.init(
      format: message.format, lines: message.lines, unconstrained: message.unconstrained,
      confidences: message.confidences, agreement: message.agreement, disputedConfidence: message.disputedConfidence,
      secondReading: message.secondReading)
  }
}

extension DocumentObservation.Side {
  fileprivate init?(_ message: DocumentReadingMessage, _ blobs: [[UInt8]]) {
    self.init(kind: message.blob == 0 ? .documentFront : .documentBack)
    pageFound = message.page != nil
    page = message.page.map(DocumentObservation.Page.init)
    isCropped = message.page?.cropped ?? false
    missingRegions = (message.page?.missingRegions ?? []).map(DocumentObservation.Box.init)
    sharpness = message.legibility.sharpness
    glare = message.legibility.glare
    glareRegions = message.legibility.glareRegions.map(DocumentObservation.Box.init)
    occludedRegions = message.legibility.occludedRegions.map(DocumentObservation.Box.init)
    brightness = message.legibility.brightness
    colourSpread = message.legibility.colourSpread
    pixelsPerCharacter = message.legibility.pixelsPerCharacter
    if let message = message.zone {
      guard let read = DocumentObservation.Zone(message) else { return nil }
      zone = read
    }
    zoneBoxes = (message.zone?.boxes ?? []).map(DocumentObservation.Box.init)
    barcodes = message.barcodes.map {
      DocumentObservation.Barcode(
        symbology: $0.symbology, content: $0.content, box: $0.box.map(DocumentObservation.Box.init))
    }
    for line in message.lines {
      guard let line = DocumentObservation.Line(line) else { return nil }
      lines.append(line)
    }
    hasPortrait = message.portrait != nil
    portrait = message.portrait.map(DocumentObservation.Box.init)
    portraitHash = message.portraitHash.flatMap(PortraitHash.init)
    ghosts = message.ghostImages.map(DocumentObservation.Box.init)
    otherPortraits = message.otherPortraits.map(DocumentObservation.Box.init)
    signature = message.signature.map(DocumentObservation.Box.init)
    software = message.software
    traces = message.traces.map(DocumentObservation.Trace.init)
    screen = message.screen.map(DocumentObservation.Trace.init)
    rectified = message.rectified.map { blobs[$0] }
    annotated = message.annotated.map { blobs[$0] }
    portraitCrop = message.portraitCrop.map { blobs[$0] }
    signatureCrop = message.signatureCrop.map { blobs[$0] }
  }
}

extension Refusal.Reason {
  /// The reason in the domain's words.
  var observed: DocumentObservation.Refusal {
    switch self {
    case .undecodable: .undecodable
    case .tooManyPixels: .tooManyPixels
    case .activeContent: .activeContent
    case .tooManyPages: .tooManyPages
    case .encrypted: .encrypted
    case .unsupported: .unsupported
    }
  }
}
