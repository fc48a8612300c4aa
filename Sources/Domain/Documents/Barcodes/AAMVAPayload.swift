/// What the PDF417 barcode of a North American driving licence or identity card says (AAMVA DL/ID Card Design Standard,
/// annex D). Values are as encoded; nothing is corrected. Where the layout departs from the standard and could be read
/// nevertheless, ``deviations`` says so.
public struct AAMVAPayload: Sendable, Hashable {
  /// A payload's bytes at most. One PDF417 symbol holds no more than 2710 digits, 1850 characters of text or 1108 bytes
  /// (ISO/IEC 15438); the rest is room for symbols that are joined.
  public static let byteCountMax = 8192

  /// The header.
  public let header: AAMVAHeader
  /// The subfiles in the order in which they stand; at least one.
  public let subfiles: [AAMVASubfile]
  /// Where the payload departs from the standard's layout.
  public let deviations: [AAMVADeviation]

  /// Reads a barcode's bytes, text in ISO/IEC 8859-1 or UTF-8.
  /// - Parameter bytes: 1 through ``byteCountMax`` bytes, as the barcode holds them.
  /// - Throws: ``AAMVAError`` where they are not an AAMVA payload. Elements that are missing or wrong are in
  ///   ``findings``, not an error.
  public static func parse(_ bytes: [UInt8]) throws(AAMVAError) -> AAMVAPayload {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= byteCountMax else { throw .tooLong(limit: byteCountMax, given: bytes.count) }
    let grammar = AAMVAGrammar(bytes: bytes)
    var headerReader = AAMVAHeaderReader(grammar: grammar)
    let header = try headerReader.read()
    let isUTF8 = bytes.contains { $0 > 0x7F } && String(validating: bytes, as: UTF8.self) != nil
    var reader = AAMVASubfileReader(
      grammar: grammar, base: headerReader.base, dataStart: headerReader.place, isUTF8: isUTF8)
    let subfiles = reader.read(headerReader.entries)
    guard !subfiles.isEmpty else { throw .noSubfile(byte: headerReader.place) }
    let layout = headerReader.deviations + (isUTF8 ? [.utf8Text] : []) + reader.deviations
    let read = AAMVAPayload(header: header, subfiles: subfiles, deviations: layout)
    return AAMVAPayload(
      header: header, subfiles: subfiles,
      deviations: layout + read.repeatedElements.map { .repeatedElement(id: $0) }
        + read.datesInOtherOrder.map { .dateOrder(id: $0) })
  }

  /// Every element of every subfile in its order.
  public var elements: [AAMVAElement] { subfiles.flatMap(\.elements) }

  /// The elements of the jurisdiction's own subfiles, which the standard does not define.
  public var jurisdictionElements: [AAMVAElement] {
    subfiles.filter { $0.kind == .jurisdiction }.flatMap(\.elements)
  }

  /// What the first subfile of a card describes; nil where there is none.
  public var kind: AAMVASubfile.Kind? { subfiles.first { $0.describesCard }?.kind }

  /// The version by whose rules the payload is read: the header's, a later one than the latest known taken as that.
  public var effectiveVersion: Int { min(header.version, AAMVAHeader.knownVersions.upperBound) }

  /// ISO 3166-1 alpha-3 code of the issuer's country by its number, else by the element `DCG`; nil where neither tells.
  /// `CDN`, which some issuers write, is Canada.
  public var issuingCountry: String? {
    if let issuer = header.issuer { return issuer.country }
    return countryIdentification
  }

  /// The country that the element `DCG` names, as ISO 3166-1 alpha-3; nil where it names neither `USA` nor `CAN`.
  var countryIdentification: String? {
    switch value("DCG")?.uppercased() {
    case "USA": "USA"
    case "CAN", "CDN": "CAN"
    default: nil
    }
  }

  /// The value of an element in the card's subfiles without spaces at its ends: the first that is not empty, nil where
  /// there is none.
  public func value(_ id: String) -> String? {
    cardElements.first { $0.id == id && !$0.value.isEmpty }?.value
  }

  /// The date of an element; nil where it has no value.
  public func date(_ id: String) -> AAMVADate? {
    value(id).map {
      AAMVADate.read($0, expected: AAMVADate.expectedOrder(version: effectiveVersion, country: issuingCountry))
    }
  }

  /// The elements of the subfiles that the standard defines.
  var cardElements: [AAMVAElement] { subfiles.filter(\.describesCard).flatMap(\.elements) }

  /// The first of several elements with a value that is no placeholder. `NONE` and `unavl` stand for data that there is
  /// not or that was not collected (annex D, section D.12.5).
  func stated(_ ids: String...) -> String? {
    ids.lazy.compactMap { value($0) }.first { !["NONE", "UNAVL"].contains($0.uppercased()) }
  }

  private var repeatedElements: [String] {
    var first: [String: String] = [:]
    var repeated: [String] = []
    for element in cardElements where !element.value.isEmpty {
      let known = first[element.id]
      if known == nil { first[element.id] = element.value }
      if let known, known != element.value, !repeated.contains(element.id) { repeated.append(element.id) }
    }
    return repeated
  }

  private var datesInOtherOrder: [String] {
    let expected = AAMVADate.expectedOrder(version: effectiveVersion, country: issuingCountry)
    guard let expected else { return [] }
    return AAMVAElementRule.dates.filter { id in
      let order = date(id)?.order
      return order != nil && order != expected
    }
  }
}
