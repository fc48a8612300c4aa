/// What a payload's elements lack against the standard of its version. A finding is a fact for a check to weigh, not a
/// verdict: cards that were lawfully issued have some. No finding holds personal data.
public enum AAMVAFinding: Sendable, Hashable {
  /// An element that the version makes mandatory for the kind of card is not there.
  case missingElement(id: String)
  /// A mandatory element is there without a value.
  case emptyElement(id: String)
  /// A date element holds no day of the calendar; `NONE` and `unavl` count as empty, not as this.
  case notADate(id: String)
  /// The value is longer than the version allows, in characters without spaces at its ends.
  case tooLong(id: String, limit: Int, given: Int)
  /// The value has a character outside the element's set.
  case characterSet(id: String)
  /// The card expires before it was issued.
  case expiryBeforeIssue
  /// The holder was born on or after the day of issue.
  case birthNotBeforeIssue
  /// The country identification `DCG` is not the country of the issuer identification number.
  case countryDiffersFromIssuer
}
