/// Changes files byte by byte, as nobody's encoder would.
enum FileSurgery {
  /// A JPEG whose frame header announces another size (ISO/IEC 10918-1, B.2.2).
  static func jpeg(_ bytes: [UInt8], announcing width: Int, by height: Int) -> [UInt8] {
    var changed = bytes
    guard
      let frame = bytes.indices.dropLast(9).first(where: { bytes[$0] == 0xFF && [0xC0, 0xC2].contains(bytes[$0 + 1]) })
    else { return [] }
    changed.replaceSubrange(frame + 5..<frame + 9, with: bigEndian(height, 2) + bigEndian(width, 2))
    return changed
  }

  /// A PNG whose header announces another size, with the right checksum.
  static func png(_ bytes: [UInt8], announcing width: Int, by height: Int) -> [UInt8] {
    var header = Array(bytes[12..<29])
    header.replaceSubrange(4..<12, with: bigEndian(width, 4) + bigEndian(height, 4))
    return Array(bytes[..<12]) + header + bigEndian(Int(checksum(header)), 4) + Array(bytes[33...])
  }

  /// A lossless WebP that announces the largest size that its header can hold, 16,384 by 16,384 (RFC 9649, 3.4).
  static func webPAnnouncingTheMost(_ bytes: [UInt8]) -> [UInt8] {
    var changed = bytes
    changed.replaceSubrange(21..<25, with: [0xFF, 0xFF, 0xFF, 0x0F])
    return changed
  }

  /// A HEIC whose picture property announces another size.
  static func heic(_ bytes: [UInt8], announcing width: Int, by height: Int) -> [UInt8] {
    let name = Array("ispe".utf8)
    guard let at = bytes.indices.dropLast(16).first(where: { Array(bytes[$0..<$0 + 4]) == name }) else { return [] }
    var changed = bytes
    changed.replaceSubrange(at + 8..<at + 16, with: bigEndian(width, 4) + bigEndian(height, 4))
    return changed
  }

  /// A JPEG with an Exif segment that holds nothing but an orientation.
  static func jpeg(_ bytes: [UInt8], orientation: Int, bigEndian isBig: Bool) -> [UInt8] {
    let body = Array("Exif".utf8) + [0, 0] + exif(orientation, bigEndian: isBig)
    return Array(bytes[..<2]) + [0xFF, 0xE1] + bigEndian(body.count + 2, 2) + body + Array(bytes[2...])
  }

  /// A PNG with an `eXIf` chunk before its pixels.
  static func png(_ bytes: [UInt8], orientation: Int) -> [UInt8] {
    Array(bytes[..<33]) + chunk("eXIf", exif(orientation, bigEndian: true)) + Array(bytes[33...])
  }

  /// One PNG chunk.
  static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return bigEndian(body.count, 4) + named + bigEndian(Int(checksum(named)), 4)
  }

  private static func exif(_ orientation: Int, bigEndian isBig: Bool) -> [UInt8] {
    func integer(_ value: Int, _ width: Int) -> [UInt8] {
      isBig ? bigEndian(value, width) : bigEndian(value, width).reversed()
    }
    let mark = Array((isBig ? "MM" : "II").utf8)
    // One entry: tag 274, a short, one of it, its value in the first two of four bytes.
    let entry = integer(274, 2) + integer(3, 2) + integer(1, 4) + integer(orientation, 2) + [0, 0]
    return mark + integer(42, 2) + integer(8, 4) + integer(1, 2) + entry + integer(0, 4)
  }

  static func bigEndian(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  // PNG, third edition, annex D.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}
