/// What a merchant declares about a person. Personal data: sealed at rest, never logged.
public struct ApplicantRecord: Sendable, Equatable {
  public var givenNames: String?
  public var familyName: String?
  public var dateOfBirth: CalendarDate?
  /// ISO 3166-1 alpha-3.
  public var nationality: String?
  /// `F`, `M` or `X` (ICAO 9303).
  public var sex: String?
  public var email: String?
  public var phone: String?
  public var address: PostalAddress?

  /// An empty record, to be filled.
  public init() {}
}

/// A postal address.
public struct PostalAddress: Sendable, Equatable {
  public var line1: String?
  public var line2: String?
  public var city: String?
  public var region: String?
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
  case biometric, document, screening
}

/// A consent as the merchant recorded it.
public struct Consent: Sendable, Hashable {
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
