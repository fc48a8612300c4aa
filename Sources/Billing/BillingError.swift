/// Why an amount could not be computed.
public enum BillingError: Error, Sendable, Equatable {
  /// A text is no decimal number of at most 18 places and 27 digits.
  case notADecimal
  /// A sum or product has more than 38 digits, or an amount more minor units than 64 bits hold.
  case outOfRange
  /// A currency that ISO 4217 does not list.
  case unknownCurrency(String)
  /// A time zone that the system's IANA database lacks.
  case unknownTimeZone(String)
  /// A period's name is not of the form `YYYY-MM`.
  case notAPeriod
  /// An event in another currency than the invoice's.
  case otherCurrency(String)
  /// A period without any price book.
  case noPriceBook
  /// An event of a price book that the period knows nothing of.
  case unknownPriceBook(String)
  /// A meter that its price book has no price for.
  case unpricedMeter(String)
}
