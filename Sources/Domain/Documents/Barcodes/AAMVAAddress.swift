/// The holder's address as encoded.
public struct AAMVAAddress: Sendable, Hashable {
  /// First line of the street.
  public let street: String?
  /// Second line of the street.
  public let street2: String?
  /// City.
  public let city: String?
  /// Two letters of the state or province.
  public let jurisdiction: String?
  /// Postal code without padding; nine digits without a hyphen in the USA, zeros where the last four are not known.
  public let postalCode: String?
  /// Country of issue, `USA` or `CAN`.
  public let country: String?
}
