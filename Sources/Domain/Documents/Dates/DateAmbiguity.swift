/// What a printed date leaves open, so that more than one day may be meant.
public enum DateAmbiguity: String, Sendable, Hashable, CaseIterable {
  /// The same figures make days of two calendars, or a year began on another day then.
  case calendar
  /// The year has two digits and nothing says which century they belong to.
  case century
  /// Both figures are 12 or less, differ, and neither issuer nor language says which is the month.
  case dayMonth
  /// Two languages use one name for different months, such as `listopad`.
  case monthName
}
