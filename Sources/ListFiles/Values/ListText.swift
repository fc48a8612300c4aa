/// Texts of lists, which come with line breaks, runs of spaces and stray control characters.
enum ListText {
  /// The text with single spaces within and none around, without control and invisible format characters that no
  /// script needs; nil where nothing is left.
  static func clean(_ text: String) -> String? {
    var output = String.UnicodeScalarView()
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        if !isAfterSpace { output.append(" ") }
        isAfterSpace = true
      } else if !isInvisible(scalar) {
        output.append(scalar)
        isAfterSpace = false
      }
    }
    if isAfterSpace, !output.isEmpty { output.removeLast() }
    return output.isEmpty ? nil : String(output)
  }

  /// The parts between separators, cleaned, without empty ones.
  static func parts(_ text: String?, by separator: Character = ";") -> [String] {
    guard let text else { return [] }
    return text.split(separator: separator).compactMap { clean(String($0)) }
  }

  /// The parts between semicolons of a cell that holds several values, of which those with a semicolon of their own are
  /// quoted as in RFC 4180.
  static func quotedParts(_ text: String?) -> [String] {
    guard let text else { return [] }
    guard text.contains("\"") else { return parts(text) }
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    var before: Character?
    for character in text {
      switch character {
      case "\"":
        if !isQuoted, before == "\"" { part.append(character) }
        isQuoted.toggle()
      case ";" where !isQuoted:
        parts.append(part)
        part = ""
      default: part.append(character)
      }
      before = character
    }
    return (parts + [part]).compactMap(clean)
  }

  /// The parts that there are, with a space between; nil where there is none.
  static func joined(_ parts: [String?]) -> String? {
    clean(parts.compactMap(\.self).joined(separator: " "))
  }

  /// Byte order marks, soft hyphens, marks of direction and C1 controls. Joiners stay, since Persian and Indic names
  /// need them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD: true
    default: false
    }
  }
}

extension String {
  /// The text without characters of a kind around it.
  func trimmed(_ isOuter: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isOuter(first) { rest.removeFirst() }
    while let last = rest.last, isOuter(last) { rest.removeLast() }
    return String(rest)
  }
}
