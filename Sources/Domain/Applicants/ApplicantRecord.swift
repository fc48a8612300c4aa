/// What a merchant declares about a person. Personal data: sealed at rest, never logged.
public struct ApplicantRecord: Sendable, Equatable {
  /// Given names, as printed or declared.
  public var givenNames: String?
  /// Family name, as printed or declared.
  public var familyName: String?
  /// Date of birth.
  public var dateOfBirth: CalendarDate?
  /// ISO 3166-1 alpha-3.
  public var nationality: String?
  /// `F`, `M` or `X` (ICAO 9303).
  public var sex: String?
  /// E-mail address as declared.
  public var email: String?
  /// Telephone number as declared.
  public var phone: String?
  /// The address.
  public var address: PostalAddress?

  /// An empty record, to be filled.
  public init() {}

  /// The part of it that screening looks for: a change of the rest finds nobody else.
  public var screened: ApplicantRecord {
    var part = self
    (part.email, part.phone, part.address) = (nil, nil, nil)
    if let country = address?.country {
      var place = PostalAddress()
      place.country = country
      part.address = place
    }
    return part
  }
}

/// A postal address.
public struct PostalAddress: Sendable, Equatable {
  /// Street and number.
  public var line1: String?
  /// Second line.
  public var line2: String?
  /// City.
  public var city: String?
  /// Where data may be stored and sent.
  public var region: String?
  /// Postal code.
  public var postalCode: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?

  /// An empty address, to be filled.
  public init() {}
}

/// May this customer trade (DESIGN §1)?
public enum Standing: String, Sendable, Hashable, CaseIterable {
  case unverified, pending, verified, restricted, lapsed, rejected
}

/// What a person agreed to.
public enum ConsentPurpose: String, Sendable, Hashable, CaseIterable {
  case biometric, credit, document, screening
}

/// A consent as the merchant recorded it.
public struct Consent: Sendable, Hashable {
  /// What for.
  public let purpose: ConsentPurpose
  /// False for a refusal or a withdrawal.
  public let granted: Bool
  /// RFC 3339.
  public let grantedAt: String
  /// Which text the person saw.
  public let textVersion: String
  /// BCP 47.
  public let language: String

  /// A recorded consent.
  public init(purpose: ConsentPurpose, granted: Bool, grantedAt: String, textVersion: String, language: String) {
    self.purpose = purpose
    self.granted = granted
    self.grantedAt = grantedAt
    self.textVersion = textVersion
    self.language = language
  }
}
