extension ApplicantRecord {
  /// The wire form: every field, null where unknown.
  public var json: JSON {
    [
      "given_names": .optional(givenNames), "family_name": .optional(familyName),
      "date_of_birth": .optional(dateOfBirth?.description), "nationality": .optional(nationality),
      "sex": .optional(sex), "email": .optional(email), "phone": .optional(phone),
      "address": address?.json ?? .null,
    ]
  }

  /// Takes over the fields that `json` names; null clears one. Values are validated by the caller's schema.
  public mutating func merge(_ json: JSON) {
    for member in json.members ?? [] {
      let text = member.value.text
      switch member.name {
      case "given_names": givenNames = text
      case "family_name": familyName = text
      case "date_of_birth": dateOfBirth = text.flatMap { CalendarDate(iso: $0) }
      case "nationality": nationality = text
      case "sex": sex = text
      case "email": email = text
      case "phone": phone = text
      case "address": address = member.value.members == nil ? nil : PostalAddress(json: member.value)
      default: break
      }
    }
  }
}

extension PostalAddress {
  /// The wire form.
  public var json: JSON {
    [
      "line1": .optional(line1), "line2": .optional(line2), "city": .optional(city), "region": .optional(region),
      "postal_code": .optional(postalCode), "country": .optional(country),
    ]
  }

  /// Reads the wire form.
  public init(json: JSON) {
    self.init()
    line1 = json["line1"]?.text
    line2 = json["line2"]?.text
    city = json["city"]?.text
    region = json["region"]?.text
    postalCode = json["postal_code"]?.text
    country = json["country"]?.text
  }
}

extension Consent {
  /// The wire form.
  public var json: JSON {
    [
      "purpose": .string(purpose.rawValue), "granted": .bool(granted), "granted_at": .string(grantedAt),
      "text_version": .string(textVersion), "language": .string(language),
    ]
  }

  /// Reads the wire form, validated by its schema.
  public init?(json: JSON) {
    guard let purpose = json["purpose"]?.text.flatMap(ConsentPurpose.init), let granted = json["granted"]?.bool,
      let at = json["granted_at"]?.text, let version = json["text_version"]?.text, let language = json["language"]?.text
    else { return nil }
    self.init(purpose: purpose, granted: granted, grantedAt: at, textVersion: version, language: language)
  }
}
