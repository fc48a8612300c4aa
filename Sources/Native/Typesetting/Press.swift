internal import CTypesetting

/// Fonts, opened once, that lay texts out in every script that they have. For one thread at a time, and one in a
/// process: the libraries below know one set of fonts.
public final class Press {
  private let press: OpaquePointer

  /// Opens the fonts and everything else that is ever read from disk; nothing can be opened afterwards.
  /// - Throws: ``TypesettingError/badFont(path:)`` or ``TypesettingError/failed``.
  public init(fonts: [FontFile]) throws(TypesettingError) {
    var made: OpaquePointer?
    var bad = 0
    let paths = fonts.map { Array($0.path.utf8CString) }
    let status = Self.withPointers(paths[...], []) { pointers in
      let described = zip(pointers, fonts).map { typesetting_font(path: $0, index: Int32(clamping: $1.index)) }
      return typesetting_open(described, described.count, &made, &bad)
    }
    guard let made else {
      throw status == TYPESETTING_BAD_FONT && fonts.indices.contains(bad) ? .badFont(path: fonts[bad].path) : .failed
    }
    press = made
  }

  deinit { typesetting_close(press) }

  /// Breaks a text into lines.
  /// - Throws: ``TypesettingError/failed``.
  func lay(_ words: Words, in tongue: Tongue) throws(TypesettingError) -> LaidText {
    var made: OpaquePointer?
    // No text that people read has control characters but for line ends; NUL would end it early.
    let safe = words.text.unicodeScalars.map { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F ? " " : $0 }
    let text = Array(String(String.UnicodeScalarView(safe)).utf8CString)
    let families = Array((words.isCode ? tongue.codeFamilies : tongue.families).utf8CString)
    _ = Self.withPointers([text, families, Array(tongue.language.utf8CString)][...], []) { pointers in
      var laid = typesetting_words()
      (laid.bytes, laid.families, laid.language) = (pointers[0], pointers[1], pointers[2])
      (laid.count, laid.size, laid.width) = (text.count - 1, words.size, words.width)
      laid.is_bold = words.isBold ? 1 : 0
      return typesetting_lay(press, &laid, &made)
    }
    guard let made else { throw .failed }
    return LaidText(made)
  }

  private static func withPointers(
    _ strings: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> typesetting_status
  ) -> typesetting_status {
    guard let first = strings.first else { return body(pointers) }
    return first.withUnsafeBufferPointer { withPointers(strings.dropFirst(), pointers + [$0.baseAddress], body) }
  }
}

/// The language that a document is in, and what follows from it.
public struct Tongue: Sendable, Equatable {
  /// BCP 47.
  public let language: String
  /// Whether its pages are read from right to left.
  public let isRightToLeft: Bool

  /// A language.
  public init(language: String, isRightToLeft: Bool) {
    self.language = language
    self.isRightToLeft = isRightToLeft
  }

  /// Han characters have one code and several customary shapes (Unicode 15, section 18.1).
  private var han: String {
    let subtags = language.lowercased().split(separator: "-")
    if subtags.first == "ja" { return "JP" }
    if subtags.first == "ko" { return "KR" }
    let isTraditional = subtags.first == "zh" && !Set(subtags).isDisjoint(with: ["hant", "tw", "hk", "mo"])
    return isTraditional ? "TC" : "SC"
  }

  var families: String { FontShelf.families(han: han) }
  var codeFamilies: String { FontShelf.codeFamilies(han: han) }
}

/// A text to be laid out.
struct Words {
  var text: String
  /// Points.
  var size: Double
  /// Where lines are broken, in points.
  var width: Double
  var isBold = false
  /// Set in letters of one width: identifiers, digests, machine-readable lines.
  var isCode = false
}
