/// Lays a frame out as bytes.
enum FrameEncoder {
  /// Everything before the blobs: header, lengths and JSON. The blobs follow as they are, one after another, so that
  /// a sender need not copy them.
  /// - Throws: ``FrameError`` for a frame out of bounds; nothing of it may be sent then.
  static func preamble(of frame: Frame, within bounds: FrameBounds) throws(FrameError) -> [UInt8] {
    let lengths = frame.blobs.map(\.count)
    try bounds.check(messageBytes: frame.message.count, blobBytes: lengths)
    var bytes = FrameHeader(messageBytes: frame.message.count, blobCount: lengths.count).bytes
    for length in lengths {
      bytes += FrameHeader.bytes(of: UInt32(length))
    }
    return bytes + frame.message
  }

  /// A whole frame in one piece.
  /// - Throws: ``FrameError`` for a frame out of bounds.
  static func encode(_ frame: Frame, within bounds: FrameBounds = FrameBounds()) throws(FrameError) -> [UInt8] {
    frame.blobs.reduce(into: try preamble(of: frame, within: bounds)) { $0 += $1 }
  }
}
