/// What a stream's dictionary says of the objects that it keeps (ISO 32000-1, 7.5.7), gathered token by token.
struct PDFObjectStream {
  /// How the objects are kept.
  enum Content: Equatable {
    /// The stream keeps no objects.
    case none
    /// As they are: `count` of them, the first at `first`.
    case plain(first: Int, count: Int)
    /// Deflated once.
    case deflated(first: Int, count: Int)
    /// In a way that the standard allows and no ordinary writer uses: other filters, predictors, entries that are
    /// indirect, double or dictionaries.
    case obscure
  }

  private var depth = 0
  private var key = ""
  private var valueCount = 0
  private var integers: [String: Int] = [:]
  private var filterCount = 0
  private var isDeflated = false
  private var isInFilters = false
  private var isObscure = false
  private var keys: Set<String> = []

  /// The two entries that only streams of objects have together.
  private static let needed: Set<String> = ["First", "N"]
  /// Predictors, and content in another file.
  private static let obscuring: Set<String> = ["DecodeParms", "DP", "F"]

  var content: Content {
    guard keys == Self.needed else { return .none }
    guard !isObscure, let first = integers["First"], let count = integers["N"], first >= 0, count >= 0
    else { return .obscure }
    if filterCount == 0 { return .plain(first: first, count: count) }
    return filterCount == 1 && isDeflated ? .deflated(first: first, count: count) : .obscure
  }

  /// Takes the dictionary's next token; closing brackets that close nothing are left out.
  mutating func note(_ token: PDFLexer.Token) {
    if token == .openDictionary { depth += 1 }
    if token == .closeDictionary { depth -= 1 }
    if depth > 1 { isObscure = true }
    guard depth == 1 else { return }
    switch token {
    case .name(let name): note(name: name)
    case .word(let word): note(word: word)
    case .openArray: isInFilters = isInFilters || key == "Filter" && valueCount == 0
    case .closeArray: isInFilters = false
    case .openDictionary, .closeDictionary, .other:
      isObscure = isObscure || isInFilters
      valueCount += 1
    }
  }

  private mutating func note(name: String) {
    let isDeflation = name == "FlateDecode" || name == "Fl"
    if isDeflation && key == "Filter" && valueCount == 0 {
      isDeflated = true
    } else if isInFilters || Self.obscuring.contains(name) {
      isObscure = true
    }
    if name == "Filter" { filterCount += 1 }
    if Self.needed.contains(name), !keys.insert(name).inserted { isObscure = true }
    (key, valueCount) = (name, 0)
  }

  private mutating func note(word: String) {
    valueCount += 1
    if isInFilters { isObscure = true }
    guard Self.needed.contains(key) else { return }
    // A second word makes the first a reference.
    if valueCount == 1 { integers[key] = Int(word) } else { isObscure = true }
  }
}
