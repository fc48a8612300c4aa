import Domain

extension AAMVAPayload {
  /// What the record keeps of a payload: its version, issuer, every element under the standard's name, and what is
  /// wrong with it. Of elements that the standard does not name, the jurisdiction's own above all, it keeps how many
  /// there are. The payload's 8 KiB bound its size.
  func record(symbology: String) -> JSON {
    [
      "symbology": .string(symbology), "aamva_version": .integer(Int64(header.version)),
      "jurisdiction_version": header.jurisdictionVersion.map { .integer(Int64($0)) } ?? .null,
      "jurisdiction": .optional(header.issuer?.code), "issuer_number": .string(header.issuerNumber),
      "subfiles": .array(subfiles.prefix(Self.subfilesMax).map { .string($0.type) }),
      "elements": .object(namedElements.map { JSON.Member($0.name, $0.value.record) }),
      "height_centimetres": height.map { .integer(Int64($0.wholeCentimetres)) } ?? .null,
      "jurisdiction_elements": .integer(Int64(jurisdictionElements.count)),
      "unnamed_elements": .integer(Int64(unnamedElementCount)), "findings": .array(findings.map(\.record)),
      "deviations": .array(deviations.map(\.record)),
    ]
  }

  /// A header has two digits for the number of subfiles (annex D, section D.12.3).
  private static let subfilesMax = 99
}

extension AAMVAPayload.NamedElement.Value {
  fileprivate var record: JSON {
    switch self {
    case .text(let text): .string(text)
    case .day(let day): .string(day.description)
    case .flag(let flag): .bool(flag)
    }
  }
}

extension DocumentObservation.Barcode {
  /// What the record keeps of a symbol: its kind, where it lies, its format where that is understood and, for a PDF417
  /// that is no licence's, why it is none.
  /// - Parameter format: ``SymbolFormat/id``; nil where it is not understood.
  func record(on side: EvidenceKind, format: String?) -> JSON {
    var members = [
      JSON.Member("symbology", .string(symbology)), JSON.Member("bytes", .integer(Int64(content.count))),
      JSON.Member("side", .string(side.rawValue)), JSON.Member("box", box?.json ?? .null),
      JSON.Member("format", .optional(format)),
    ]
    guard symbology == "pdf417", format == nil else { return .object(members) }
    do {
      _ = try AAMVAPayload.parse(content)
    } catch {
      members.append(JSON.Member("refused", .string(error.record)))
    }
    return .object(members)
  }
}

extension AAMVAFinding {
  fileprivate var record: JSON {
    switch self {
    case .missingElement(let id): ["code": "missing_element", "element": .string(id)]
    case .emptyElement(let id): ["code": "empty_element", "element": .string(id)]
    case .notADate(let id): ["code": "not_a_date", "element": .string(id)]
    case .tooLong(let id, let limit, let given):
      [
        "code": "too_long", "element": .string(id), "limit": .integer(Int64(limit)), "given": .integer(Int64(given)),
      ]
    case .characterSet(let id): ["code": "character_set", "element": .string(id)]
    case .expiryBeforeIssue: ["code": "expiry_before_issue"]
    case .birthNotBeforeIssue: ["code": "birth_not_before_issue"]
    case .countryDiffersFromIssuer: ["code": "country_differs_from_issuer"]
    }
  }
}

extension AAMVADeviation {
  fileprivate var record: JSON {
    switch self {
    case .leadingBytes(let count): ["code": "leading_bytes", "count": .integer(Int64(count))]
    case .headerSeparators: ["code": "header_separators"]
    case .fileType: ["code": "file_type"]
    case .headerShape: ["code": "header_shape"]
    case .unknownVersion(let version): ["code": "unknown_version", "version": .integer(Int64(version))]
    case .unknownIssuer: ["code": "unknown_issuer"]
    case .entryCount(let declared, let found): Self.counted("entry_count", nil, declared, found)
    case .subfileOffset(let type, let declared, let found): Self.counted("subfile_offset", type, declared, found)
    case .subfileLength(let type, let declared, let found): Self.counted("subfile_length", type, declared, found)
    case .subfileDesignatorMissing(let type): ["code": "subfile_designator_missing", "subfile": .string(type)]
    case .subfileMissing(let type): ["code": "subfile_missing", "subfile": .string(type)]
    case .subfileUndeclared(let type): ["code": "subfile_undeclared", "subfile": .string(type)]
    case .strayText(let byte): ["code": "stray_text", "byte": .integer(Int64(byte))]
    case .elementSeparator: ["code": "element_separator"]
    case .repeatedElement(let id): ["code": "repeated_element", "element": .string(id)]
    case .dateOrder(let id): ["code": "date_order", "element": .string(id)]
    case .utf8Text: ["code": "utf8_text"]
    }
  }

  private static func counted(_ code: String, _ subfile: String?, _ declared: Int?, _ found: Int) -> JSON {
    [
      "code": .string(code), "subfile": .optional(subfile),
      "declared": declared.map { .integer(Int64($0)) } ?? .null, "found": .integer(Int64(found)),
    ]
  }
}

extension AAMVAError {
  fileprivate var record: String {
    switch self {
    case .empty: "empty"
    case .tooLong: "too_long"
    case .complianceIndicator: "compliance_indicator"
    case .fileType: "file_type"
    case .issuerIdentificationNumber: "issuer_identification_number"
    case .version: "version"
    case .entryCount: "entry_count"
    case .noSubfile: "no_subfile"
    }
  }
}
