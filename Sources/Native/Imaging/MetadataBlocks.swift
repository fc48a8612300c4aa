/// What a file carries beside its raster, found but not understood; anything malformed is left out.
struct MetadataBlocks {
  /// A TIFF block with EXIF tags.
  private(set) var exif: ArraySlice<UInt8>?
  /// XMP packets.
  private(set) var packets: [ArraySlice<UInt8>] = []
  /// A PNG's texts by keyword.
  private(set) var texts: [(keyword: String, text: ArraySlice<UInt8>)] = []

  /// Most blocks of a kind that are kept: a camera writes one.
  private static let countMax = 8

  /// The blocks of a JPEG, PNG or WebP; HEIC and PDF have theirs elsewhere.
  init(_ bytes: [UInt8], format: PictureFormat) {
    switch format {
    case .jpeg: readJPEG(bytes)
    case .png: readPNG(bytes)
    case .webp: readWebP(bytes)
    case .heic, .pdf: break
    }
  }

  /// APP1 segments before the first scan: `Exif` (CIPA DC-008, section 4.7.2) and XMP (ISO 16684-1; Adobe XMP part 3,
  /// section 1.1.3).
  private mutating func readJPEG(_ bytes: [UInt8]) {
    let packet = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    JPEGSegments.walk(bytes) { marker, body in
      guard marker == 0xE1 else { return }
      if exif == nil, body.starts(with: Self.preamble) { exif = body.dropFirst(6) }
      if body.starts(with: packet), packets.count < Self.countMax { packets.append(body.dropFirst(packet.count)) }
    }
  }

  /// The `eXIf` chunk before the pixels, and texts (PNG, third edition, 11.3.3 and 11.3.4.5); compressed ones are not
  /// looked into.
  private mutating func readPNG(_ bytes: [UInt8]) {
    var at = 8
    while at + 8 <= bytes.count, let length = bytes[...].integer(at: at, bytes: 4, bigEndian: true) {
      let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
      let body = bytes[at + 8..<max(at + 8, min(at + 8 + length, bytes.count))]
      switch name {
      case "IDAT": return
      case "eXIf": exif = exif ?? body
      case "tEXt", "iTXt":
        guard texts.count < Self.countMax, let end = body.firstIndex(of: 0) else { break }
        let keyword = String(decoding: body[..<end], as: UTF8.self)
        if keyword == "XML:com.adobe.xmp" { packets.append(body[end...]) }
        texts.append((keyword, body[(end + 1)...]))
      default: break
      }
      at += 12 + length
    }
  }

  /// The `EXIF` and `XMP ` chunks of an extended file (RFC 9649, section 2.7.1.5).
  private mutating func readWebP(_ bytes: [UInt8]) {
    var at = 12
    while at + 8 <= bytes.count, let length = bytes[...].integer(at: at + 4, bytes: 4, bigEndian: false) {
      let name = String(decoding: bytes[at..<at + 4], as: UTF8.self)
      let body = bytes[at + 8..<max(at + 8, min(at + 8 + length, bytes.count))]
      // Some writers keep the JPEG segment's preamble.
      if name == "EXIF" { exif = exif ?? (body.starts(with: Self.preamble) ? body.dropFirst(6) : body) }
      if name == "XMP ", packets.count < Self.countMax { packets.append(body) }
      at += 8 + length + length % 2
    }
  }

  private static let preamble: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
}

extension ArraySlice<UInt8> {
  /// An unsigned integer of so many bytes; nil where it does not lie inside.
  func integer(at index: Int, bytes count: Int, bigEndian: Bool) -> Int? {
    guard index >= startIndex, index + count <= endIndex else { return nil }
    let digits = self[index..<index + count]
    return bigEndian ? digits.reduce(0) { $0 << 8 | Int($1) } : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
