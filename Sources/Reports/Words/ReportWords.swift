import Domain

/// The words of reports in one language. Each is one file in `Known` and one line in ``all``.
struct ReportWords: Sendable {
  /// BCP 47, a code of ``Languages``.
  let code: String
  /// Whether it is read from right to left.
  let isRightToLeft: Bool
  // A function and not a dictionary: its exhaustive switch makes a missing word a compile error.
  private let words: @Sendable (ReportWord) -> String

  init(code: String, isRightToLeft: Bool = false, words: @escaping @Sendable (ReportWord) -> String) {
    self.code = code
    self.isRightToLeft = isRightToLeft
    self.words = words
  }

  subscript(word: ReportWord) -> String { words(word) }

  static let all: [ReportWords] = [.arabic, .chineseSimplified, .english, .french, .german, .spanish]

  /// The words of a language; English ones where it has none yet.
  static func words(of language: Language) -> ReportWords { all.first { $0.code == language.code } ?? .english }
}
