/// The fixed part of a frame's header, 12 bytes, integers big-endian: magic `ASYE`, version (2), blobs (2), bytes
/// of JSON (4). The blobs' lengths follow, 4 bytes each, then the JSON, then the blobs.
struct FrameHeader: Equatable {
  static let size = 12
  static let version: UInt16 = 1
  private static let magic: [UInt8] = [0x41, 0x53, 0x59, 0x45]

  let messageBytes: Int
  let blobCount: Int

  init(messageBytes: Int, blobCount: Int) {
    self.messageBytes = messageBytes
    self.blobCount = blobCount
  }

  /// Reads a header.
  /// - Precondition: `bytes.count == FrameHeader.size`.
  /// - Throws: ``FrameError/notAFrame`` or ``FrameError/unknownVersion(_:)``.
  init(_ bytes: [UInt8]) throws(FrameError) {
    guard bytes.starts(with: Self.magic) else { throw .notAFrame }
    let version = UInt16(Self.integer(bytes[4..<6]))
    guard version == Self.version else { throw .unknownVersion(version) }
    self.init(messageBytes: Self.integer(bytes[8..<12]), blobCount: Self.integer(bytes[6..<8]))
  }

  /// The header as it is sent.
  /// - Precondition: the count and the length fit 16 and 32 bits, as ``FrameBounds`` has made sure.
  var bytes: [UInt8] {
    Self.magic + Self.bytes(of: Self.version) + Self.bytes(of: UInt16(blobCount)) + Self.bytes(of: UInt32(messageBytes))
  }

  /// Reads the blobs' lengths, 4 bytes each.
  static func lengths(_ bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count, by: 4).map { integer(bytes[$0..<$0 + 4]) }
  }

  static func bytes(of value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian, Array.init)
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
