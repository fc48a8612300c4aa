public import Imaging

/// A place of a picture whose pixels do not go with the rest of it. Evidence for a person, never a verdict.
public struct EditTrace: Sendable, Equatable {
  /// What was seen.
  public enum Kind: String, Sendable, CaseIterable {
    /// The picture was a JPEG before, and this place was not part of it, or lay elsewhere in it.
    case compression
    /// The same pixels stand at two places.
    case copy
    /// Characters of one line that are not of the line's height.
    case glyphHeight = "glyph_height"
    /// Print whose background has not the picture's grain.
    case noise
  }

  /// What was seen.
  public let kind: Kind
  /// Where, in the picture.
  public let frame: Quadrilateral
  /// How strongly, on the scale of its kind, from 0 at the threshold upward.
  public let strength: Double

  /// A place and what was seen there.
  public init(kind: Kind, frame: Quadrilateral, strength: Double) {
    self.kind = kind
    self.frame = frame
    self.strength = strength
  }
}
