import Domain

extension MRZFinding {
  /// What the record keeps of a finding: what it is, how much it says, and where.
  var record: JSON {
    let (code, place): (String, [JSON.Member]) =
      switch self {
      case .documentCode(let code): ("document_code", [JSON.Member("value", .string(code))])
      case .sex: ("sex", [])
      case .misplacedCharacter(let line, let place):
        (
          "misplaced_character",
          // Counted from 1, as the standard's are, and those of corrections.
          [JSON.Member("line", .integer(Int64(line + 1))), JSON.Member("position", .integer(Int64(place + 1)))]
        )
      case .filler(let field): ("filler", [Self.member(field)])
      case .namesInThreeParts: ("names_in_three_parts", [])
      case .notADate(let field): ("not_a_date", [Self.member(field)])
      case .partlyUnknownDate(let field): ("partly_unknown_date", [Self.member(field)])
      case .unknownDate(let field): ("unknown_date", [Self.member(field)])
      case .noPrimaryIdentifier: ("no_primary_identifier", [])
      case .noDocumentNumber: ("no_document_number", [])
      case .numberCheckDigitMissing: ("number_check_digit_missing", [])
      case .longNumber: ("long_number", [])
      case .fillerForEmptyOptionalData: ("filler_for_empty_optional_data", [])
      case .codeOfGermany(let field): ("code_of_germany", [Self.member(field)])
      case .isoCodeOfGermany(let field): ("iso_code_of_germany", [Self.member(field)])
      case .frenchLayout: ("french_layout", [])
      }
    return .object(
      [JSON.Member("code", .string(code)), JSON.Member("weight", .string(weight.rawValue))] + place)
  }

  private static func member(_ field: Field) -> JSON.Member { JSON.Member("field", .string(field.rawValue)) }
}
