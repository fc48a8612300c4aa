public import Imaging

/// A symbol that was read; its error correction held.
public struct Barcode: Sendable, Equatable {
  /// What kind of symbol it is.
  public let symbology: Symbology
  /// Its content, without any conversion of characters.
  public let bytes: [UInt8]
  /// Where it lies in the picture, corners named as the symbol itself has them.
  public let frame: Quadrilateral

  /// A symbol as read.
  public init(symbology: Symbology, bytes: [UInt8], frame: Quadrilateral) {
    self.symbology = symbology
    self.bytes = bytes
    self.frame = frame
  }
}
