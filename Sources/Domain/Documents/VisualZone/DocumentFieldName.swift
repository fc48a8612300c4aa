/// Fields that documents print.
public enum DocumentFieldName: String, Sendable, Hashable, CaseIterable {
  case address
  case dateOfBirth = "date_of_birth"
  case dateOfExpiry = "date_of_expiry"
  case dateOfIssue = "date_of_issue"
  case documentNumber = "document_number"
  case familyName = "family_name"
  /// The whole name in one line.
  case fullName = "full_name"
  case givenNames = "given_names"
  case nationality
  case personalNumber = "personal_number"
  case sex
  /// First and last day in one line.
  case validity
}
