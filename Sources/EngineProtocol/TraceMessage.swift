/// A place whose pixels do not go with the rest of the picture, or with a picture taken of a document itself.
public struct TraceMessage: Codable, Sendable, Equatable {
  /// `compression`, `copy`, `glyph_height` or `noise`; `screen` for the grid of a screen.
  public let kind: String
  /// Where, in the rectified page.
  public let box: BoxMessage
  /// How strongly, on the scale of its kind, from 0 at the threshold upward.
  public let strength: Double

  /// A place and what was seen there.
  public init(kind: String, box: BoxMessage, strength: Double) {
    self.kind = kind
    self.box = box
    self.strength = strength
  }
}
