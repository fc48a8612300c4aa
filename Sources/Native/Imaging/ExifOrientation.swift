/// Finds the orientation that a file carries beside its raster; anything malformed counts as upright.
enum ExifOrientation {
  /// Orientation of a JPEG, PNG or WebP. HEIC and PDF turn their pages themselves.
  static func read(_ bytes: [UInt8], format: PictureFormat) -> Orientation {
    let block: ArraySlice<UInt8>? =
      switch format {
      case .jpeg: inJPEG(bytes)
      case .png: inPNG(bytes)
      case .webp: inWebP(bytes)
      case .heic, .pdf: nil
      }
    guard let block else { return .upright }
    return orientation(inTIFF: block) ?? .upright
  }

  /// The TIFF block of the first APP1 `Exif` segment (CIPA DC-008, section 4.7.2).
  private static func inJPEG(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      if marker == 0xFF {
        at += 1
        continue
      }
      // The first scan ends the headers.
      guard marker != 0xDA, let length = integer(bytes[...], at: at + 2, bytes: 2, bigEndian: true), length >= 2
      else { return nil }
      let body = bytes[at + 4..<max(at + 4, min(at + 2 + length, bytes.count))]
      if marker == 0xE1, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) { return body.dropFirst(6) }
      at += 2 + length
    }
    return nil
  }

  /// The `eXIf` chunk, where it precedes the pixels (PNG, third edition, 11.3.4.5).
  private static func inPNG(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    chunk("eXIf", in: bytes, from: 8, stoppingAt: "IDAT") { at in
      guard let length = integer(bytes[...], at: at, bytes: 4, bigEndian: true) else { return nil }
      return Chunk(name: at + 4, body: at + 8, length: length, next: at + 12 + length)
    }
  }

  /// The `EXIF` chunk of an extended file (RFC 9649, section 2.7.1.5).
  private static func inWebP(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let block = chunk("EXIF", in: bytes, from: 12, stoppingAt: nil) { at in
      guard let length = integer(bytes[...], at: at + 4, bytes: 4, bigEndian: false) else { return nil }
      return Chunk(name: at, body: at + 8, length: length, next: at + 8 + length + length % 2)
    }
    // Some writers keep the JPEG segment's preamble.
    guard let block, block.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return block }
    return block.dropFirst(6)
  }

  private struct Chunk {
    let name: Int
    let body: Int
    let length: Int
    let next: Int
  }

  private static func chunk(
    _ name: String, in bytes: [UInt8], from start: Int, stoppingAt last: String?, header: (Int) -> Chunk?
  ) -> ArraySlice<UInt8>? {
    var at = start
    while at + 8 <= bytes.count, let found = header(at), found.body <= bytes.count {
      let label = String(decoding: bytes[found.name..<found.name + 4], as: UTF8.self)
      if label == name { return bytes[found.body..<min(found.body + found.length, bytes.count)] }
      if label == last { return nil }
      at = found.next
    }
    return nil
  }

  /// Tag 274 of the first directory (TIFF 6.0, section 2).
  private static func orientation(inTIFF block: ArraySlice<UInt8>) -> Orientation? {
    let start = block.startIndex
    let bigEndian = block.starts(with: [0x4D, 0x4D])
    guard bigEndian || block.starts(with: [0x49, 0x49]),
      let directory = integer(block, at: start + 4, bytes: 4, bigEndian: bigEndian),
      let entries = integer(block, at: start + directory, bytes: 2, bigEndian: bigEndian)
    else { return nil }
    for entry in 0..<min(entries, 512) {
      let at = start + directory + 2 + entry * 12
      guard let tag = integer(block, at: at, bytes: 2, bigEndian: bigEndian) else { return nil }
      guard tag == 274 else { continue }
      return integer(block, at: at + 8, bytes: 2, bigEndian: bigEndian).flatMap(Orientation.init(rawValue:))
    }
    return nil
  }

  private static func integer(_ block: ArraySlice<UInt8>, at index: Int, bytes count: Int, bigEndian: Bool) -> Int? {
    guard index >= block.startIndex, index + count <= block.endIndex else { return nil }
    let digits = block[index..<index + count]
    return bigEndian ? digits.reduce(0) { $0 << 8 | Int($1) } : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
