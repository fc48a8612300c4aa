/// How a file keeps its pixels.
public enum StoredCompression: Sendable, Equatable {
  /// Sample by sample (PNG).
  case lossless
  /// As ISO/IEC 10918-1 has it: the steps in which luminance is counted, 64 in the zigzag's order; fewer or none where
  /// the file is not plain about them.
  case jpeg(luminance: [Int])
  /// By another transform, or rendered from a description.
  case other

  /// What a file's headers say.
  init(_ bytes: [UInt8], format: PictureFormat) {
    switch format {
    case .png: self = .lossless
    case .jpeg: self = .jpeg(luminance: Self.firstTable(bytes))
    case .webp, .heic, .pdf: self = .other
    }
  }

  /// Table 0 of the segments DQT before the first scan (ISO/IEC 10918-1, B.2.4.1), which every encoder uses for
  /// luminance; a later definition takes the place of an earlier one.
  private static func firstTable(_ bytes: [UInt8]) -> [Int] {
    var table: [Int] = []
    JPEGSegments.walk(bytes) { marker, body in
      guard marker == 0xDB else { return }
      var rest = body
      while let head = rest.popFirst() {
        let width = head >> 4 == 0 ? 1 : 2
        guard rest.count >= 64 * width else { return }
        let start = rest.startIndex
        if head & 15 == 0 {
          table = (0..<64).map { rest.integer(at: start + $0 * width, bytes: width, bigEndian: true) ?? 0 }
        }
        rest = rest.dropFirst(64 * width)
      }
    }
    return table
  }
}
