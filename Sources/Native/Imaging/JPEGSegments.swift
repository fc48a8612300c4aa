/// The marker segments of a JPEG before its first scan (ISO/IEC 10918-1, B.1.1.4).
enum JPEGSegments {
  /// Calls `body` with each segment's marker and content, in order; ends at the first byte that is none.
  static func walk(_ bytes: [UInt8], _ body: (_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Void) {
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      if marker == 0xFF {
        at += 1
        continue
      }
      // The first scan ends the headers.
      guard marker != 0xDA, let length = bytes[...].integer(at: at + 2, bytes: 2, bigEndian: true), length >= 2
      else { return }
      body(marker, bytes[at + 4..<max(at + 4, min(at + 2 + length, bytes.count))])
      at += 2 + length
    }
  }
}
