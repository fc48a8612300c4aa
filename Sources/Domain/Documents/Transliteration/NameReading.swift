/// A name cut into runs of one script and the gaps between them.
struct NameReading {
  enum Part: Equatable {
    /// Where words part: spaces, hyphens and every other mark that a zone does not carry.
    case gap
    case run(NativeScript, [Character])
  }

  /// Longest name that is read, in characters.
  static let charactersMax = 256
  /// Most Unicode scalars in a name, so that marks piled on one letter stay bounded as well.
  static let scalarsMax = 1024

  let parts: [Part]

  /// Nil where the name is too long, or has a letter of a script without a table here.
  init?(_ name: String) {
    guard name.utf8.count <= 4 * NameReading.scalarsMax, name.unicodeScalars.count <= NameReading.scalarsMax,
      name.count <= NameReading.charactersMax
    else { return nil }
    var parts: [Part] = []
    for character in name {
      guard let first = character.unicodeScalars.first else { continue }
      if NameReading.isSilent(first) { continue }
      guard NameReading.isLetter(first) else {
        if parts.last != .gap { parts.append(.gap) }
        continue
      }
      guard let script = NameReading.script(of: first), script.table != nil else { return nil }
      if case .run(script, let letters) = parts.last {
        parts[parts.count - 1] = .run(script, letters + [character])
      } else {
        parts.append(.run(script, [character]))
      }
    }
    self.parts = parts
  }

  /// Whether anything can be spelled.
  var hasLetters: Bool { parts.contains { $0 != .gap } }

  /// Apostrophes in all their forms (ICAO Doc 9303-3, section 4.6), full stops, stray marks and characters that only
  /// steer how text is shown, directions above all, leave no trace.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    if "'’‘ʼʻ´`.·״׳՚՛՝".unicodeScalars.contains(scalar) { return true }
    // Spacing modifier letters: apostrophes, stresses and breathings.
    if (0x2B0...0x2FF).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .format: return scalar.value != 0x200C  // Persian's non-joiner parts words.
    case .nonspacingMark, .enclosingMark: return NativeScript(of: scalar) == nil
    default: return false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .otherNumber: return false
    case .nonspacingMark, .spacingMark: return true
    default: return scalar.properties.isAlphabetic || scalar.value == 0x30FC || scalar.value == 0xFF70
    }
  }

  private static func script(of scalar: Unicode.Scalar) -> NativeScript? {
    scalar.isASCII ? .latin : NativeScript(of: scalar)
  }
}
