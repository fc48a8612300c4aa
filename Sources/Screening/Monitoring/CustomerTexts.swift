import Domain

/// A customer's numbers and place of birth as bytes: for each its kind, the lengths of its texts and those.
enum CustomerTexts {
  /// The kind of a place, above those of numbers.
  private static let place: UInt8 = 255
  /// Longest text that is kept. Comparisons read 64 characters of a number and 512 scalars of a place.
  private static let bytesMax = 4096

  /// Adds what a query tells; nothing where it tells neither.
  static func write(_ query: ScreeningQuery, to bytes: inout [UInt8]) {
    for identifier in query.identifiers.prefix(IdentifierEvidence.toldMax) {
      bytes.append(UInt8(clamping: ListIdentifier.Kind.allCases.firstIndex(of: identifier.kind) ?? 0))
      // One letter more tells an issuer that is not told from an empty one.
      append(identifier.country.map { "=" + $0 } ?? "", to: &bytes)
      append(IdentifierEvidence.plain(identifier.number), to: &bytes)
    }
    guard let told = query.placeOfBirth else { return }
    bytes.append(place)
    append(told, to: &bytes)
  }

  /// Reads what ``write(_:to:)`` added.
  static func read(_ bytes: ArraySlice<UInt8>) -> (identifiers: [ListIdentifier], placeOfBirth: String?) {
    var rest = bytes
    var identifiers: [ListIdentifier] = []
    var placeOfBirth: String?
    while let kind = rest.popFirst() {
      if kind == place {
        placeOfBirth = text(&rest)
        continue
      }
      let (country, number) = (text(&rest), text(&rest))
      identifiers.append(
        ListIdentifier(
          kind: ListIdentifier.Kind.allCases[Int(kind)], number: number,
          country: country.isEmpty ? nil : String(country.dropFirst())))
    }
    return (identifiers, placeOfBirth)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let scalars = text.unicodeScalars.prefix(bytesMax / 4)
    let kept = Array(String(String.UnicodeScalarView(scalars)).utf8)
    bytes.append(UInt8(truncatingIfNeeded: kept.count))
    bytes.append(UInt8(truncatingIfNeeded: kept.count >> 8))
    bytes += kept
  }

  private static func text(_ rest: inout ArraySlice<UInt8>) -> String {
    guard let low = rest.popFirst(), let high = rest.popFirst() else { return "" }
    let length = Int(low) | Int(high) << 8
    let text = String(decoding: rest.prefix(length), as: UTF8.self)
    rest = rest.dropFirst(length)
    return text
  }
}
