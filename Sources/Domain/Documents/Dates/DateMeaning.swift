/// What a date on a document is the date of; it settles the century of a year of two digits.
public enum DateMeaning: String, Sendable, Hashable, CaseIterable {
  /// On or before today, as late as the digits allow, as ``MRZDate/birth(_:today:)`` reads it.
  case birth
  /// Less than fifty years after today, no more than fifty before.
  case expiry
  /// On or before today, as late as the digits allow.
  case issue
}
