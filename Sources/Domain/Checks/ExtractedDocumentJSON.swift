extension ExtractedDocument {
  /// The wire form: every field, null where it was not read.
  public var json: JSON {
    [
      "document_type": .optional(documentType), "issuing_country": .optional(issuingCountry),
      "document_number": .optional(documentNumber), "family_name": .optional(familyName),
      "given_names": .optional(givenNames), "full_name": .optional(fullName),
      "native_names": nativeNames?.json ?? .null, "latin_names": latinNames?.json ?? .null,
      "date_of_birth": .optional(dateOfBirth?.description),
      "date_of_issue": .optional(dateOfIssue?.description),
      "date_of_expiry": .optional(dateOfExpiry?.description), "sex": .optional(sex),
      "nationality": .optional(nationality), "personal_number": .optional(personalNumber),
      "address": .optional(address), "mrz": .array(mrz.map(JSON.string)),
    ]
  }
}

extension ExtractedDocument.Names {
  /// The wire form: every name, null where there is none.
  var json: JSON {
    ["family_name": .optional(family), "given_names": .optional(given), "full_name": .optional(full)]
  }
}

extension Reason {
  /// The stored form.
  public var json: JSON { ["code": .string(code.rawValue), "check": .optional(check?.rawValue)] }

  /// Reads the stored form; nil for a code that is not in the catalogue.
  public init?(json: JSON) {
    guard let code = json["code"]?.text.flatMap(ReasonCode.init) else { return nil }
    self.init(code, check: json["check"]?.text.flatMap(CheckType.init))
  }
}

extension Requirement {
  /// The stored form.
  public var json: JSON { ["kind": .string(kind.rawValue), "code": .string(code.rawValue)] }

  /// Reads the stored form; nil for a kind or code that is not in its catalogue.
  public init?(json: JSON) {
    guard let kind = json["kind"]?.text.flatMap(EvidenceKind.init),
      let code = json["code"]?.text.flatMap(ReasonCode.init)
    else { return nil }
    self.init(kind: kind, code: code)
  }
}

extension EngineStamp {
  /// The stored form.
  public var json: JSON { ["name": .string(name), "version": .string(version), "details": details] }

  /// Reads the stored form; nil for anything else.
  public init?(json: JSON) {
    guard let name = json["name"]?.text, let version = json["version"]?.text else { return nil }
    self.init(name: name, version: version, details: json["details"] ?? .null)
  }
}
