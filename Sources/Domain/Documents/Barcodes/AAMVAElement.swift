/// One data element of a subfile (AAMVA DL/ID Card Design Standard, annex D, section D.12.5).
public struct AAMVAElement: Sendable, Hashable {
  /// Three letters A–Z, the first D, P or Z: `DAQ`, `PAA`, `ZVA`; after a Z the last may be a digit.
  public let id: String
  /// The value as it was encoded, padding included.
  public let encoded: String

  /// An element.
  public init(id: String, encoded: String) {
    self.id = id
    self.encoded = encoded
  }

  /// The value without spaces at its ends; empty where there is none.
  public var value: String {
    let places = Array(encoded.unicodeScalars)
    guard let first = places.firstIndex(where: { $0 != " " }), let last = places.lastIndex(where: { $0 != " " }) else {
      return ""
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: places[first...last])
    return String(text)
  }
}
