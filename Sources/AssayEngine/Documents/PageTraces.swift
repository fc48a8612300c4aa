import EngineProtocol
import Forensics
import Imaging

/// Places of a page that were changed after its picture was taken.
enum PageTraces {
  /// Looks for them in the picture as it was stored.
  /// - Parameters:
  ///   - lines: what was read on the page.
  ///   - zone: rows of a machine-readable zone, in the picture.
  /// - Returns: places on the page; none where the picture was shrunk.
  static func find(
    on page: DocumentPage, lines: [TextLineMessage], zone: [Quadrilateral], in picture: Image,
    compression: StoredCompression?
  ) -> [TraceMessage] {
    // A rendered page has no grain and no history.
    guard let compression, compression != .rendered, picture.width * picture.height <= EditTraces.pixelsMax else {
      return []
    }
    let traced = lines.map { line in
      EditTraces.Line(frame: frame(of: line.box, on: page), evenCharacters: evenCharacters(of: line.text))
    }
    let found = EditTraces.find(in: picture, compression: compression, lines: traced, repeated: zone)
    return found.compactMap { trace in
      page.box(around: trace.frame).map {
        TraceMessage(kind: trace.kind.rawValue, box: $0.message, strength: (trace.strength * 100).rounded() / 100)
      }
    }
  }

  /// The grid of a screen that the picture was taken of, where it lies on the page.
  static func screen(_ trace: ScreenTrace, on page: DocumentPage) -> TraceMessage {
    let whole = PageBox(left: 0, top: 0, right: Double(page.image.width), bottom: Double(page.image.height))
    return TraceMessage(
      kind: "screen", box: (page.box(around: trace.frame) ?? whole).message,
      strength: (trace.strength * 100).rounded() / 100)
  }

  /// A box of the page as it lies in the picture.
  private static func frame(of box: BoxMessage, on page: DocumentPage) -> Quadrilateral {
    Quadrilateral(width: box.width, height: box.height).map { page.toPicture.apply($0 + Point(x: box.x, y: box.y)) }
  }

  /// How many characters a line has that typefaces draw alike in height; nil where it has others. Q and J have tails in
  /// some, 1 and I are as thin as a stain.
  private static func evenCharacters(of text: String) -> Int? {
    let marks = text.unicodeScalars.filter { !" .-/:".unicodeScalars.contains($0) }
    let even = "ABCDEFGHIKLMNOPRSTUVWXYZ0123456789".unicodeScalars
    return !marks.isEmpty && marks.allSatisfy(even.contains) ? marks.count : nil
  }
}
