/// A script that names are written in, as ``Transliteration`` tells them apart.
public enum NativeScript: String, Sendable, Hashable, CaseIterable {
  case latin, cyrillic, greek, arabic, hebrew, devanagari, bengali, thai, georgian, armenian, han, kana, hangul

  /// The script that all letters of a text are in. Nil where there is no letter, where a letter is in another script
  /// than these, and where letters of several are mixed; but Japanese and Korean text with Chinese characters in it is
  /// `.han`, because it cannot be read without a dictionary. Looks at the first 1,024 Unicode scalars at most.
  public static func of(_ text: String) -> NativeScript? {
    var found: NativeScript?
    for scalar in text.unicodeScalars.prefix(NameReading.scalarsMax) where scalar.properties.isAlphabetic {
      guard let script = NativeScript(of: scalar) else { return nil }
      if let before = found, before != script {
        guard [before, script].allSatisfy({ [.han, .kana, .hangul].contains($0) }) else { return nil }
        guard before == .han || script == .han else { return nil }
        found = .han
      } else {
        found = script
      }
    }
    return found
  }

  /// The script whose block holds a letter or mark (Unicode Character Database, Blocks.txt and Scripts.txt).
  public init?(of scalar: Unicode.Scalar) {
    for (ranges, script) in NativeScript.blocks where ranges.contains(where: { $0.contains(scalar.value) }) {
      self = script
      return
    }
    return nil
  }

  private static let blocks: [([ClosedRange<UInt32>], NativeScript)] = [
    (
      [
        0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1D00...0x1DBF,
        0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      ], .latin
    ),
    ([0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F], .cyrillic),
    (
      [
        0x610...0x61A, 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6EF, 0x6FA...0x6FF, 0x750...0x77F, 0x870...0x8FF,
        0xFB50...0xFDFF, 0xFE70...0xFEFC,
      ], .arabic
    ),
    ([0x4E00...0x9FFF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFD], .han),
    ([0x370...0x373, 0x376...0x37D, 0x37F...0x386, 0x388...0x3FF, 0x1F00...0x1FFF], .greek),
    ([0x591...0x5F2, 0xFB1D...0xFB4F], .hebrew),
    ([0x900...0x963, 0x970...0x97F, 0xA8E0...0xA8FF], .devanagari),
    ([0x980...0x9E3, 0x9F0...0x9FE], .bengali),
    ([0xE01...0xE3A, 0xE40...0xE4E], .thai),
    ([0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2D], .georgian),
    ([0x531...0x556, 0x559...0x559, 0x560...0x588, 0xFB13...0xFB17], .armenian),
    (
      [0x3041...0x309A, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F], .kana
    ),
    (
      [0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7FB, 0xFFA1...0xFFDC], .hangul
    ),
  ]
}
