import Domain

/// Finds a country's code for the codes and words that lists use.
enum CountryNames {
  /// ISO 3166-1 alpha-3, or another code of ``CountryCode``, for an alpha-3 or alpha-2 code in any case, one of a part
  /// of a country such as `ua-cri`, or a name; nil where none is known.
  static func code(_ text: String) -> String? {
    guard text.utf8.count <= 128 else { return nil }
    let key = key(text)
    if let code = codes[key] { return code }
    let upper = text.uppercased()
    if upper.utf8.count == 3, CountryCode.isKnown(upper) { return upper }
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[0].utf8.count == 2, parts[1].utf8.count <= 3 else { return nil }
    return codes[parts[0].lowercased()]
  }

  /// The country that ends an address or a place, as in `Medellin, Colombia` or `Kinshasa, Congo, Democratic Republic
  /// of the`; nil where none does.
  static func ending(_ place: String) -> String? {
    let parts = place.split(separator: ",")
    guard let last = parts.last else { return nil }
    if parts.count >= 2, let code = code(parts.suffix(2).joined(separator: ",")) { return code }
    return code(String(last)) ?? bracketed(String(last))
  }

  /// The country in the brackets at the end of a text, as in `former USSR (now Belarus)`.
  private static func bracketed(_ text: String) -> String? {
    guard let open = text.lastIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return nil }
    let inner = text[text.index(after: open)..<close]
    return code(inner.hasPrefix("now ") ? String(inner.dropFirst(4)) : String(inner))
  }

  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in CountryTable.lines.split(separator: "\n") {
      let code = String(line.prefix(3))
      codes[line.dropFirst(4).prefix(2).lowercased()] = code
      for name in line.dropFirst(7).split(separator: "|") { codes[key(String(name))] = code }
    }
    return codes
  }()

  /// Small letters and digits alone, without accents, spaces, signs and a leading article.
  private static func key(_ text: String) -> String {
    var key = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: key.unicodeScalars.append(scalar)
      case 0x41...0x5A: key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
      case 0xC0...0x24F: key += plain[scalar] ?? ""
      case 0x370... where scalar.properties.isAlphabetic: key.unicodeScalars.append(scalar)
      default: break
      }
    }
    for place in ["region", "the"] where key.hasPrefix(place) && key.count > place.count + 3 {
      key.removeFirst(place.count)
    }
    return key
  }

  private static let plain: [Unicode.Scalar: String] = [
    "á": "a", "Á": "a", "à": "a", "â": "a", "Å": "a", "å": "a", "ã": "a", "ä": "a", "ç": "c", "Ç": "c", "é": "e",
    "É": "e", "è": "e", "ê": "e", "ë": "e", "í": "i", "ï": "i", "ı": "i", "İ": "i", "ó": "o", "ô": "o", "Ô": "o",
    "ö": "o", "õ": "o", "ú": "u", "ü": "u", "Ü": "u", "ñ": "n",
  ]
}
