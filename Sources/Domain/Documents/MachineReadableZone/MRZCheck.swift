/// One check digit of a zone and whether it holds.
public struct MRZCheck: Sendable, Hashable {
  /// What the digit covers.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The document number.
    case documentNumber = "document_number"
    /// The date of birth.
    case dateOfBirth = "date_of_birth"
    /// The date of expiry.
    case dateOfExpiry = "date_of_expiry"
    /// The optional data of a passport.
    case optionalData = "optional_data"
    /// The composite over number, dates and optional data.
    case composite
  }

  /// What the digit covers.
  public let field: Field
  /// Whether it is the digit that the covered characters give.
  public let holds: Bool

  /// A verdict.
  public init(field: Field, holds: Bool) {
    self.field = field
    self.holds = holds
  }
}
