/// The file formats that are decoded, told apart by their first bytes alone.
public enum PictureFormat: Sendable, CaseIterable {
  /// ISO/IEC 10918-1.
  case jpeg
  /// ISO/IEC 15948.
  case png
  /// RFC 9649.
  case webp
  /// ISO/IEC 23008-12 with HEVC coded pictures.
  case heic
  /// ISO 32000.
  case pdf

  /// Recognises a format by its magic bytes; nil for anything else.
  public init?(sniffing bytes: [UInt8]) {
    func holds(_ text: String, at offset: Int) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if holds("RIFF", at: 0), holds("WEBP", at: 8) {
      self = .webp
    } else if holds("%PDF-", at: 0) {
      self = .pdf
    } else if holds("ftyp", at: 4), Self.hasHEICBrand(bytes) {
      self = .heic
    } else {
      return nil
    }
  }

  // ISO/IEC 23008-12, annex B.4: the brands that promise HEVC still pictures. `mif1` alone may be AVIF.
  private static func hasHEICBrand(_ bytes: [UInt8]) -> Bool {
    let brands: Set<String> = ["heic", "heix", "heim", "heis"]
    let boxSize = min(bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }, bytes.count, 256)
    return stride(from: 8, to: boxSize - 3, by: 4).contains { offset in
      offset != 12 && brands.contains(String(decoding: bytes[offset..<offset + 4], as: UTF8.self))
    }
  }
}
