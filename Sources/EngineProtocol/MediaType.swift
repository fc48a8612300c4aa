/// The file types that evidence may have, told apart by content and never by name or header.
public enum MediaType: String, Codable, Sendable, CaseIterable {
  /// ISO/IEC 10918-1.
  case jpeg = "image/jpeg"
  /// ISO/IEC 15948.
  case png = "image/png"
  /// RFC 9649.
  case webp = "image/webp"
  /// ISO/IEC 23008-12 with HEVC coded pictures.
  case heic = "image/heic"
  /// ISO 32000.
  case pdf = "application/pdf"

  /// Bytes from a file's start that settle its type.
  public static let sniffedBytesMax = 256

  /// The type that the first bytes of a file announce; nil for any other. Decodes nothing, so the rest may be broken.
  public static func sniff(_ bytes: some Collection<UInt8>) -> MediaType? {
    let head = Array(bytes.prefix(sniffedBytesMax))
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if text(head, at: 0) == "RIFF", text(head, at: 8) == "WEBP" { return .webp }
    if text(head, at: 0) == "%PDF", head.dropFirst(4).first == 0x2D { return .pdf }
    if text(head, at: 4) == "ftyp", hasHEICBrand(head) { return .heic }
    return nil
  }

  // ISO/IEC 23008-12, annex B.4: the brands that promise HEVC still pictures. `mif1` alone may be AVIF.
  private static func hasHEICBrand(_ head: [UInt8]) -> Bool {
    let brands: Set<String> = ["heic", "heix", "heim", "heis"]
    let boxSize = min(head.prefix(4).reduce(0) { $0 << 8 | Int($1) }, head.count)
    return stride(from: 8, to: boxSize - 3, by: 4).contains { $0 != 12 && brands.contains(text(head, at: $0)) }
  }

  private static func text(_ head: [UInt8], at offset: Int) -> String {
    String(decoding: head.dropFirst(offset).prefix(4), as: UTF8.self)
  }
}
