/// What the QR code of an Aadhaar letter or card of the first kind says: an element `PrintLetterBarcodeData` of XML
/// with one attribute a field, as the Unique Identification Authority of India printed it until 2018. It is not signed.
/// The signed code that followed is one large number, and is not read here.
public struct AadhaarLetter: Sendable, Equatable {
  /// A code's bytes at most: more than the largest QR code holds (2,953 bytes).
  public static let byteCountMax = 8192

  /// Attribute `uid`: twelve digits in clear; nil where it is masked or not there.
  public let number: String?
  /// Attribute `name`.
  public let name: String?
  /// Attribute `gender`: `F`, `M`, or `X` for the code's `T`; nil for anything else.
  public let sex: String?
  /// Attribute `dob`; nil where there is none, or it is no day.
  public let dateOfBirth: CalendarDate?
  /// Attribute `yob`, or the year of `dob`; 1800 through 2200.
  public let yearOfBirth: Int?
  /// House, street, landmark, locality, town, post office, district, state and postal code, joined by commas; nil where
  /// there is none of them.
  public let address: String?

  /// Reads a symbol's bytes, text in UTF-8; nil where they are no such element, or it names neither number nor name.
  public static func parse(_ bytes: [UInt8]) -> AadhaarLetter? {
    guard bytes.count <= byteCountMax, let text = String(validating: bytes, as: UTF8.self),
      let start = text.firstRange(of: "<PrintLetterBarcodeData")?.upperBound
    else { return nil }
    guard let attributes = attributes(text[start...]) else { return nil }
    let letter = AadhaarLetter(attributes)
    return letter.number == nil && letter.name == nil ? nil : letter
  }

  private init(_ attributes: [String: String]) {
    func value(_ name: String) -> String? {
      let text = attributes[name]?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return text.flatMap { $0.isEmpty ? nil : $0 }
    }
    let digits = value("uid")?.filter { $0 != " " }
    number = digits.flatMap { digits in
      digits.utf8.count == 12 && digits.utf8.allSatisfy { (48...57).contains($0) } ? digits : nil
    }
    name = value("name")
    sex = value("gender").flatMap { ["F": "F", "M": "M", "T": "X"][$0.uppercased().prefix(1)] }
    dateOfBirth = value("dob").flatMap(Self.day)
    yearOfBirth =
      value("yob").flatMap { Int($0) }.flatMap { (1800...2200).contains($0) ? $0 : nil } ?? dateOfBirth?.year
    let parts = ["house", "street", "lm", "loc", "vtc", "po", "subdist", "dist", "state", "pc"].compactMap(value)
    address = parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Day, month and year in either order, the year of four digits.
  private static func day(_ text: String) -> CalendarDate? {
    let parts = text.split { "/-.".contains($0) }
    guard parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]), let last = Int(parts[2]) else {
      return nil
    }
    return parts[0].count == 4
      ? CalendarDate(year: first, month: month, day: last)
      : parts[2].count == 4 ? CalendarDate(year: last, month: month, day: first) : nil
  }

  /// The attributes of an element that begins before the text; nil where they are not those of well-formed XML. The
  /// first of a name counts.
  private static func attributes(_ text: Substring) -> [String: String]? {
    var rest = text
    var found: [String: String] = [:]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let next = rest.first else { return nil }
      if next == "/" || next == ">" { return found }
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
      guard !name.isEmpty, rest.first == "=" else { return nil }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 1)
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
      if found[String(name)] == nil { found[String(name)] = unescaped(value) }
    }
  }

  /// The predefined entities of XML; anything else stays as it stands.
  private static func unescaped(_ value: Substring) -> String {
    let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&#39;": "'"]
    let text = entities.reduce(String(value)) { $0.replacing($1.key, with: $1.value) }
    return text.replacing("&amp;", with: "&")
  }
}
