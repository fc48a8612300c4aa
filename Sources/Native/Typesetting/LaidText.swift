internal import CTypesetting

/// A text in lines. For the thread of its ``Press``.
final class LaidText {
  private let text: OpaquePointer
  /// Its lines, top to bottom; at least one.
  let lines: [Line]

  /// Lengths in points.
  struct Line {
    let width: Double
    let ascent: Double
    let descent: Double
    var height: Double { ascent + descent }
  }

  /// Takes the text over.
  init(_ text: OpaquePointer) {
    self.text = text
    lines = (0..<typesetting_line_count(text)).map { index in
      let extent = typesetting_line_extent(text, index)
      return Line(width: extent.width, ascent: extent.ascent, descent: extent.descent)
    }
  }

  deinit { typesetting_free_text(text) }

  /// Height of all lines.
  var height: Double { lines.reduce(0) { $0 + $1.height } }

  /// Characters that no font has.
  var missing: Int { typesetting_missing_glyphs(text) }

  /// The laid text, for drawing.
  func withPointer(_ body: (OpaquePointer) -> Void) { body(text) }
}
