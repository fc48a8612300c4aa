/// The first directory of a TIFF block (TIFF 6.0, section 2); entries past its end are not there.
struct TIFFDirectory {
  private let block: ArraySlice<UInt8>
  private let isBigEndian: Bool
  private let first: Int
  private let count: Int

  /// nil for what is no TIFF block.
  init?(_ block: ArraySlice<UInt8>) {
    let start = block.startIndex
    isBigEndian = block.starts(with: [0x4D, 0x4D])
    guard isBigEndian || block.starts(with: [0x49, 0x49]),
      let offset = block.integer(at: start + 4, bytes: 4, bigEndian: isBigEndian),
      let entries = block.integer(at: start + offset, bytes: 2, bigEndian: isBigEndian)
    else { return nil }
    self.block = block
    first = start + offset + 2
    count = min(entries, 512)
  }

  /// A tag's short value.
  func short(_ tag: Int) -> Int? { entry(tag).flatMap { block.integer(at: $0 + 8, bytes: 2, bigEndian: isBigEndian) } }

  /// A tag's text of at most `lengthMax` bytes, up to its first NUL.
  func text(_ tag: Int, lengthMax: Int = 80) -> String? {
    guard let entry = entry(tag), let length = block.integer(at: entry + 4, bytes: 4, bigEndian: isBigEndian) else {
      return nil
    }
    let offset = length <= 4 ? nil : block.integer(at: entry + 8, bytes: 4, bigEndian: isBigEndian)
    let start = offset.map { block.startIndex + $0 } ?? entry + 8
    guard start < block.endIndex else { return nil }
    let bytes = block[start..<min(start + min(length, lengthMax), block.endIndex)]
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private func entry(_ tag: Int) -> Int? {
    for place in 0..<count {
      let at = first + place * 12
      guard let found = block.integer(at: at, bytes: 2, bigEndian: isBigEndian) else { return nil }
      if found == tag { return at }
    }
    return nil
  }
}
