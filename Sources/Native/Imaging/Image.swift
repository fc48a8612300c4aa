/// A picture in memory: interleaved 8-bit sRGB, row by row from the top, no padding.
public struct Image: Sendable, Equatable {
  /// Columns, at least 1.
  public let width: Int
  /// Rows, at least 1.
  public let height: Int
  /// `width * height * 3` samples in the order R, G, B.
  public var pixels: [UInt8]

  /// Wraps samples that are already laid out.
  /// - Precondition: `pixels.count == width * height * 3`.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 3, "pixels must fill the picture")
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
