import Domain
import FoundationEssentials

/// The shape of a JSON value: validates what comes in and describes it in the OpenAPI document, so that the two cannot
/// differ.
indirect enum Schema: Sendable {
  case any
  case boolean
  case integer(ClosedRange<Int64>)
  case number(ClosedRange<Double>)
  case text(TextRule)
  case choice([String])
  case array(Schema, ClosedRange<Int>)
  case object([Field])
  /// Any names, values of one schema.
  case map(Schema, atMost: Int)
  case nullable(Schema)
  /// A named schema of the document's components.
  case named(String, Schema)

  /// A member of an object.
  struct Field: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let summary: String
  }
}

extension Schema.Field {
  /// A member that must be there.
  static func required(_ name: String, _ schema: Schema, _ summary: String = "") -> Self {
    Self(name: name, schema: schema, isRequired: true, summary: summary)
  }

  /// A member that may be missing.
  static func optional(_ name: String, _ schema: Schema, _ summary: String = "") -> Self {
    Self(name: name, schema: schema, isRequired: false, summary: summary)
  }
}

/// What a text may be.
struct TextRule: Sendable {
  let length: ClosedRange<Int>
  /// An ECMA-262 pattern, for the document.
  let pattern: String?
  /// A format's name, for the document.
  let format: String?
  let accepts: @Sendable (String) -> Bool

  init(
    _ length: ClosedRange<Int>, pattern: String? = nil, format: String? = nil,
    accepts: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.length = length
    self.pattern = pattern
    self.format = format
    self.accepts = accepts
  }
}

extension Schema {
  /// Any text of 1 through `most` characters.
  static func words(_ most: Int) -> Schema { .text(TextRule(1...most)) }

  /// An identifier of a kind.
  static func id<Kind: IdentifierKind>(_ type: Identifier<Kind>.Type) -> Schema {
    .text(
      TextRule(Kind.prefix.count + 27...Kind.prefix.count + 27, pattern: "^\(Kind.prefix)_[0-7][0-9a-hjkmnp-tv-z]{25}$")
      {
        Identifier<Kind>($0) != nil
      })
  }

  /// One of a closed set.
  static func values<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Schema
  where Value.RawValue == String { .choice(Value.allCases.map(\.rawValue)) }

  /// `YYYY-MM-DD`.
  static let date = Schema.text(TextRule(10...10, format: "date") { CalendarDate(iso: $0) != nil })

  /// RFC 3339.
  static let instant = Schema.text(
    TextRule(20...40, format: "date-time") { text in
      guard let instant = Date(rfc3339: text) else { return false }
      // PostgreSQL and the calendar of ICAO 9303 both know these years.
      return (-62_135_596_800..<253_402_300_800).contains(instant.timeIntervalSince1970)
    })

  /// ISO 3166-1 alpha-3 or an ICAO 9303 code.
  static let country = Schema.text(
    TextRule(1...3, pattern: "^[A-Z]{1,3}$") { $0.utf8.allSatisfy { (65...90).contains($0) } })

  /// An IPv4 or IPv6 address.
  static let ipAddress = Schema.text(TextRule(2...45, pattern: "^[0-9A-Fa-f:.]+$") { IPAddress($0) != nil })

  /// BCP 47, its common shapes.
  static let language = Schema.text(
    TextRule(2...35, pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$") { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isLetter)
      else { return false }
      return parts.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isLetterOrDigit) }
    })

  /// 16 string pairs, the merchant's.
  static let metadata = Schema.map(.text(TextRule(0...500)), atMost: 16)
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isLetter || (48...57).contains(self) }
}
