/// What a zone has against ICAO Doc 9303, or has in a form that few issuers use. A finding is a fact for a check to
/// weigh, not a verdict: documents that were lawfully issued have some. No finding holds personal data.
public enum MRZFinding: Sendable, Hashable {
  /// A field of a zone that a finding is about.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case dateOfBirth = "date_of_birth"
    case dateOfExpiry = "date_of_expiry"
    /// The month of issue, which the French layout has in its number.
    case dateOfIssue = "date_of_issue"
    case documentNumber = "document_number"
    case issuingState = "issuing_country"
    case names
    case nationality
    case optionalData = "optional_data"
  }

  /// How much a finding says.
  public enum Weight: String, Sendable, Hashable {
    /// The standard allows it, or the issuer is known for it.
    case variant
    /// The standard does not allow it, though lawful documents have it.
    case deviation
    /// No issuer prints it: it was misread, or made up.
    case doubt
  }

  /// The document code is none that the format may have, as printed.
  case documentCode(String)
  /// Neither `F`, `M` nor the filler stands for the sex.
  case sex
  /// A character that the format does not allow at its place, the first of its line; both counted from 0.
  case misplacedCharacter(line: Int, place: Int)
  /// A filler where none may stand: before or within a code, before a number or a name.
  case filler(Field)
  /// A secondary identifier has a gap of two or more fillers: it has words, parted by one.
  case namesInThreeParts
  /// Figures that are no day of the calendar.
  case notADate(Field)
  /// A birth of which only the year, or the year and the month, is known.
  case partlyUnknownDate(Field)
  /// A date of fillers alone.
  case unknownDate(Field)
  /// There is no primary identifier.
  case noPrimaryIdentifier
  /// There is no document number.
  case noDocumentNumber
  /// A filler stands for the number's check digit, and no longer number follows in the optional data.
  case numberCheckDigitMissing
  /// The number is longer than its field and goes on in the optional data.
  case longNumber
  /// The optional data are empty and their check digit is the filler, which may stand for 0.
  case fillerForEmptyOptionalData
  /// Germany's code: `D`, where every other state has three letters.
  case codeOfGermany(Field)
  /// Germany as ISO 3166-1 has it, which is not its code in a zone.
  case isoCodeOfGermany(Field)
  /// The layout of the French identity card of 1995, which is no format of ICAO Doc 9303.
  case frenchLayout

  /// How much it says.
  public var weight: Weight {
    switch self {
    case .partlyUnknownDate, .longNumber, .fillerForEmptyOptionalData, .codeOfGermany, .frenchLayout: .variant
    case .namesInThreeParts, .unknownDate, .isoCodeOfGermany: .deviation
    case .documentCode, .sex, .misplacedCharacter, .filler, .notADate, .noPrimaryIdentifier, .noDocumentNumber,
      .numberCheckDigitMissing:
      .doubt
    }
  }
}
