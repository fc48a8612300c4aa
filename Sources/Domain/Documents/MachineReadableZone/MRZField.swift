/// A field of a zone and where it stands.
public struct MRZField: Sendable, Hashable {
  /// What the zone says there.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case documentCode = "document_code"
    case issuingCountry = "issuing_country"
    case documentNumber = "document_number"
    case familyName = "family_name"
    case givenNames = "given_names"
    case nationality
    case dateOfBirth = "date_of_birth"
    case dateOfExpiry = "date_of_expiry"
    case sex
    /// A passport's personal number, or what else the issuer puts there.
    case optionalData = "optional_data"
  }

  /// Which field it is.
  public let name: Name
  /// What stands there: fillers within it turned to spaces, but for optional data, of whose number they may be part.
  public let text: String
  /// Its places without the fillers around it, counted from 0. A long number of TD1 or TD2 spans the filler in place of
  /// its check digit.
  public let span: MRZCheck.Span
}
