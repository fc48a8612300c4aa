/// One reason of a score, for a person to read.
public struct EvidenceTerm: Sendable, Hashable, Codable {
  /// What kind of reason it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case wordEqual = "word_equal"
    case wordVariant = "word_variant"
    case wordSpelling = "word_spelling"
    case wordConsonants = "word_consonants"
    case wordCut = "word_cut"
    case wordInitial = "word_initial"
    case wordsJoined = "words_joined"
    case wordsAbbreviated = "words_abbreviated"
    case wordOnlyInQuery = "word_only_in_query"
    case wordOnlyInEntry = "word_only_in_entry"
    case wordsConflict = "words_conflict"
    case wholeName = "whole_name"
    case birthDateExact = "birth_date_exact"
    case birthDateSwapped = "birth_date_day_month_swapped"
    case birthDateYear = "birth_date_year"
    case birthDateNear = "birth_date_near"
    case birthDateConflict = "birth_date_conflict"
    case countryEqual = "country_equal"
    case countryConflict = "country_conflict"
    case identifierEqual = "identifier_equal"
    case identifierConflict = "identifier_conflict"
    case genderConflict = "gender_conflict"
    case placeEqual = "place_equal"
    case weakName = "weak_name"
  }

  /// The kind of reason.
  public let kind: Kind
  /// What it adds to the score, or takes where negative; the contributions of all terms sum to the score before it is
  /// clamped to 0 through 1.
  public let contribution: Double
  /// What was compared, as the query has it; empty where the query has nothing.
  public let query: String
  /// The same of the list's entry.
  public let entry: String

  /// A reason with what was compared.
  public init(kind: Kind, contribution: Double, query: String, entry: String) {
    self.kind = kind
    self.contribution = contribution
    self.query = query
    self.entry = entry
  }

  /// The same reason at another scale.
  func scaled(by factor: Double) -> EvidenceTerm {
    EvidenceTerm(kind: kind, contribution: contribution * factor, query: query, entry: entry)
  }
}
