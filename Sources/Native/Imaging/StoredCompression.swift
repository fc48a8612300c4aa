/// How a file keeps its pixels.
public enum StoredCompression: Sendable, Equatable {
  /// Sample by sample (PNG).
  case lossless
  /// As ISO/IEC 10918-1 has it: the steps in which luminance is counted, 64 in the zigzag's order; fewer or none where
  /// the file is not plain about them.
  case jpeg(luminance: [Int])
  /// By another transform.
  case other
  /// Not at all: its pixels were rendered from a description.
  case rendered

  /// What a file's headers say.
  init(_ bytes: [UInt8], format: PictureFormat) {
    switch format {
    case .png: self = .lossless
    case .jpeg: self = .jpeg(luminance: Self.luminanceTable(bytes))
    case .webp, .heic: self = .other
    case .pdf: self = .rendered
    }
  }

  /// The same of a picture whose columns became rows.
  var transposed: StoredCompression {
    guard case .jpeg(let table) = self, table.count == Self.zigzag.count else { return self }
    var turned = table
    for (place, frequency) in Self.zigzag.enumerated() {
      let mirrored = Self.zigzag.firstIndex { $0.across == frequency.down && $0.down == frequency.across }
      if let mirrored { turned[mirrored] = table[place] }
    }
    return .jpeg(luminance: turned)
  }

  /// Frequencies in the order in which tables have them (ISO/IEC 10918-1, figure A.6).
  private static let zigzag: [(across: Int, down: Int)] = (0..<15).flatMap { diagonal in
    let places = (max(0, diagonal - 7)...min(7, diagonal)).map { (across: $0, down: diagonal - $0) }
    return diagonal.isMultiple(of: 2) ? places : places.reversed()
  }

  /// The table that the frame names for its first component (ISO/IEC 10918-1, B.2.2 and B.2.4.1), which is luminance;
  /// a later definition takes the place of an earlier one.
  private static func luminanceTable(_ bytes: [UInt8]) -> [Int] {
    var (tables, named): ([UInt8: [Int]], UInt8) = ([:], 0)
    JPEGSegments.walk(bytes) { marker, body in
      if (0xC0...0xC2).contains(marker), body.count >= 9 { named = body[body.startIndex + 8] }
      guard marker == 0xDB else { return }
      var rest = body
      while let head = rest.popFirst() {
        let width = head >> 4 == 0 ? 1 : 2
        guard rest.count >= 64 * width else { return }
        let start = rest.startIndex
        tables[head & 15] = (0..<64).map {
          rest.integer(at: start + $0 * width, bytes: width, bigEndian: true) ?? 0
        }
        rest = rest.dropFirst(64 * width)
      }
    }
    return tables[named] ?? []
  }
}
