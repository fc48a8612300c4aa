/// What one part of a document says, field by field, as it stands there; nil where it says nothing.
public struct DocumentFields: Sendable, Equatable {
  /// Which part says it.
  public let source: DocumentSource
  /// What the document is.
  public var type: DocumentType?
  /// Issuing state: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, section 5, as printed.
  public var issuer: String?
  /// Number of the document.
  public var documentNumber: String?
  /// Family name.
  public var familyName: String?
  /// Given names.
  public var givenNames: String?
  /// The whole name, where the part does not say which of it is the family name.
  public var fullName: String?
  /// Family name in a script other than Latin.
  public var nativeFamilyName: String?
  /// Given names in a script other than Latin.
  public var nativeGivenNames: String?
  /// The whole name in a script other than Latin, as ``fullName``.
  public var nativeFullName: String?
  /// True where names may be cut short.
  public var namesMayBeTruncated = false
  /// Date of birth.
  public var dateOfBirth: CalendarDate?
  /// Year of birth, where the part may say no more.
  public var yearOfBirth: Int?
  /// Day of issue.
  public var dateOfIssue: CalendarDate?
  /// Last day of validity.
  public var dateOfExpiry: CalendarDate?
  /// `F`, `M` or `X`.
  public var sex: String?
  /// Nationality, as printed.
  public var nationality: String?
  /// Number of the person.
  public var personalNumber: String?
  /// Address, lines joined by commas.
  public var address: String?

  /// Nothing yet, of one part.
  public init(source: DocumentSource) { self.source = source }

  /// Whether anything that tells a person is there.
  public var isEmpty: Bool {
    documentNumber == nil && familyName == nil && givenNames == nil && dateOfBirth == nil && personalNumber == nil
      && fullName == nil && nativeFamilyName == nil && nativeFullName == nil
  }
}

/// Who says it: the parts of a document, the one that proves itself best first, and the applicant.
public enum DocumentSource: String, Sendable, Hashable, CaseIterable {
  /// The machine-readable zone: every number has a check digit.
  case machineReadableZone = "mrz"
  /// A barcode: error correction holds, or nothing is read.
  case barcode
  /// Printed text: nothing proves that it was read right, but for numbers with a check digit.
  case visualZone = "visual_zone"
  /// The applicant, by the merchant's word.
  case declared
}
