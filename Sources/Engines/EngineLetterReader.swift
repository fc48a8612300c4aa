import Domain
import EngineProtocol

/// Reads letters with the pool's engines.
public struct EngineLetterReader: LetterReading {
  private let pool: EnginePool
  /// Pages of a PDF that are read: name, address and date stand on the first, and on the second where a cover is first.
  static let pagesMax = 2
  /// Time that a reading may take.
  static let deadline: Duration = .seconds(20)

  /// A reader over a pool.
  public init(pool: EnginePool) { self.pool = pool }

  /// See ``LetterReading/read(letter:scripts:)``.
  public func read(letter: [UInt8], scripts: [DocumentScript]) async throws(EngineFailure) -> LetterObservation {
    let request = PagesRequest(letter: 0, pagesMax: Self.pagesMax, scripts: scripts.map(\.rawValue))
    let stamp = try await pool.stamp(of: .documents)
    let (answer, blobs) = try await pool.ask(
      .readPages(request), blobs: [letter], role: .documents, deadline: Self.deadline)
    var observation = LetterObservation(engine: stamp)
    switch answer {
    case .refused(let refusal): observation.refusal = refusal.reason.observed
    case .pages(let message):
      observation.pageCount = message.pageCount
      observation.software = message.software
      for page in message.pages { observation.pages.append(try Self.page(page, blobs)) }
    case .ready, .document, .faces, .pagesSet: throw .unavailable
    }
    return observation
  }

  private static func page(
    _ message: PageTextMessage, _ blobs: [[UInt8]]
  ) throws(EngineFailure) -> LetterObservation.Page {
    var lines: [DocumentObservation.Line] = []
    for line in message.lines {
      // An engine that names a script unknown here is of another build.
      guard let line = DocumentObservation.Line(line) else { throw .unavailable }
      lines.append(line)
    }
    var page = LetterObservation.Page(origin: message.origin == .picture ? .picture : .textLayer, lines: lines)
    page.sharpness = message.legibility.sharpness
    page.glare = message.legibility.glare
    page.brightness = message.legibility.brightness
    page.rectified = blobs[message.rectified]
    page.annotated = blobs[message.annotated]
    return page
  }
}
