/// A line as the networks write it, brought to one form: direction marks left out, Thai's sara am whole, no space
/// inside a date or an unspaced script.
struct NormalizedLine {
  let text: String

  /// Characters that say which way text runs (Unicode Standard Annex #9): they print nothing.
  private static let directions: Set<Unicode.Scalar> = [
    "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}",
    "\u{2068}", "\u{2069}", "\u{FEFF}",
  ]

  init(_ raw: String, model: ScriptModel) {
    var scalars: [Unicode.Scalar] = []
    for scalar in raw.unicodeScalars where !Self.directions.contains(scalar) {
      let space = scalar.properties.isWhitespace
      if space, scalars.isEmpty || scalars[scalars.count - 1] == " " { continue }
      // Thai's model writes sara am as its two parts (U+0E4D U+0E32); one character is what is printed.
      if scalar == "\u{0E32}", scalars.last == "\u{0E4D}" {
        scalars[scalars.count - 1] = "\u{0E33}"
        continue
      }
      scalars.append(space ? " " : scalar)
    }
    if scalars.last == " " { scalars.removeLast() }
    let kept = scalars.indices.filter { !Self.isStray(scalars, $0, model) }.map { scalars[$0] }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: kept)
    self.text = String(text)
  }

  /// A space after the stroke of a date, or between letters of a script that has none there.
  private static func isStray(_ scalars: [Unicode.Scalar], _ place: Int, _ model: ScriptModel) -> Bool {
    guard scalars[place] == " ", place > 0, place + 1 < scalars.count else { return false }
    let (before, after) = (scalars[place - 1], scalars[place + 1])
    let digits: ClosedRange<Unicode.Scalar> = "0"..."9"
    if before == "/" && digits.contains(after) || after == "/" && digits.contains(before) { return true }
    let thai: ClosedRange<Unicode.Scalar> = "\u{0E01}"..."\u{0E4E}"
    return model.isUnspaced && thai.contains(before) && thai.contains(after)
  }
}
