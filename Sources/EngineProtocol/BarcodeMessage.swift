/// A two-dimensional symbol as read; its error correction held.
public struct BarcodeMessage: Codable, Sendable, Equatable {
  /// `aztec`, `data_matrix`, `pdf417` or `qr`.
  public let symbology: String
  /// Its content, without any conversion of characters; at most 8 KiB.
  public let content: [UInt8]
  /// Where it lies in the rectified page; nil where no page was found.
  public let box: BoxMessage?

  /// A symbol as read.
  public init(symbology: String, content: [UInt8], box: BoxMessage?) {
    self.symbology = symbology
    self.content = content
    self.box = box
  }
}
