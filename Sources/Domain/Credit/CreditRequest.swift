/// What a credit bureau is asked: whom it is about and why it may be told, nothing besides.
public struct CreditRequest: Sendable, Equatable {
  /// The interface that bureaus speak with Assay (`Docs/PROVIDERS.md`).
  public static let interface = "assay.credit_history/1"

  /// The check that asks. The same in every try, so that a bureau that charges by it charges once.
  public let check: CheckID
  /// Whom it is about.
  public let subject: CreditSubject
  /// True where the person agreed; false where the tenant declares another legal basis.
  public let isByConsent: Bool

  /// A request.
  public init(check: CheckID, subject: CreditSubject, isByConsent: Bool) {
    self.check = check
    self.subject = subject
    self.isByConsent = isByConsent
  }

  /// The wire form.
  public var json: JSON {
    [
      "interface": .string(Self.interface), "request_id": .string(check.description),
      "legal_basis": isByConsent ? "consent" : "other", "subject": subject.json,
    ]
  }
}

/// What a bureau finds a person by. Personal data: sent to the bureau that the tenant declared, sealed, never logged.
public struct CreditSubject: Sendable, Equatable {
  /// Given names; nil where the whole name is not parted.
  public var givenNames: String?
  /// Family name; nil where the whole name is not parted.
  public var familyName: String?
  /// The whole name, where nothing says which of it is the family name.
  public var fullName: String?
  /// Date of birth; nil where it is not known.
  public var dateOfBirth: CalendarDate?
  /// Where the person lives; nil where it is not known.
  public var address: PostalAddress?
  /// The number that a state gave the person; nil where none is known, or it may not be kept.
  public var nationalNumber: NationalNumber?

  /// A number that a state gave a person.
  public struct NationalNumber: Sendable, Equatable {
    /// As the document prints it.
    public let number: String
    /// ISO 3166-1 alpha-3, or a code of ICAO 9303.
    public let country: String

    /// A number of a state's.
    public init(number: String, country: String) {
      self.number = number
      self.country = country
    }
  }

  /// Nobody, to be filled.
  public init() {}

  /// The wire form: every field, null where unknown.
  public var json: JSON {
    [
      "given_names": .optional(givenNames), "family_name": .optional(familyName), "full_name": .optional(fullName),
      "date_of_birth": .optional(dateOfBirth?.description), "address": address?.json ?? .null,
      "national_number": nationalNumber.map {
        ["number": .string($0.number), "country": .string($0.country)]
      } ?? .null,
    ]
  }
}
