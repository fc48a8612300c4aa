/// A piece of a line: a number, a word, a unit or a mark.
struct DateToken: Sendable {
  enum Kind: Sendable, Equatable {
    /// Digits without anything between them; a value above 99 999 stands as that.
    case number(value: Int, digits: Int, numerals: Numerals)
    /// Letters of any script, folded.
    case word(String)
    /// 年 月 日, or 년 월 일 after a number.
    case unit(Unit)
    /// Punctuation that may stand in a date.
    case mark(Mark)
    /// Anything else.
    case other
  }

  enum Unit: Sendable { case year, month, day }

  enum Mark: Sendable { case dot, slash, dash, comma, apostrophe, opening, closing, ordinal, colon }

  let kind: Kind
  /// Whether white space stands before it.
  let isAfterSpace: Bool
  let range: Range<String.Index>

  var word: String? {
    if case .word(let text) = kind { text } else { nil }
  }

  var mark: Mark? {
    if case .mark(let mark) = kind { mark } else { nil }
  }

  var isNumber: Bool {
    if case .number = kind { true } else { false }
  }
}
