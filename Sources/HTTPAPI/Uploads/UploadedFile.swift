import Domain

/// One file of an upload, complete.
struct UploadedFile: Sendable {
  /// The part's name.
  let name: String
  let bytes: [UInt8]
}

/// A multipart body, complete.
struct Upload: Sendable {
  var request: [UInt8]?
  var files: [UploadedFile] = []
}

/// Formats that a file may have, by its first bytes.
enum AcceptedFormat {
  /// The media type; nil for anything that is not taken. Decoding happens in the engine process alone: this looks at
  /// no more than 32 bytes.
  static func mediaType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.count > 12, bytes[8..<12].elementsEqual("WEBP".utf8) {
      return "image/webp"
    }
    if bytes.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
    if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      let brands = ["heic", "heix", "mif1", "msf1", "heim", "heis", "hevc"]
      if brands.contains(where: { bytes[8..<12].elementsEqual($0.utf8) }) { return "image/heic" }
    }
    return nil
  }
}
