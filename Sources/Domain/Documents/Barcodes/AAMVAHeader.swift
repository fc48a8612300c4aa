/// The header of a payload (AAMVA DL/ID Card Design Standard, annex D, section D.12.3).
public struct AAMVAHeader: Sendable, Hashable {
  /// The versions that this parser knows: 0 before the standard of 2000; 1 of 2000, 2 of 2003, 3 of 2005, 4 of 2009,
  /// 5 of 2010, 6 of 2011, 7 of 2012, 8 of 2013, 9 of 2016, 10 of 2020, 11 of 2025.
  public static let knownVersions = 0...11

  /// Issuer identification number: six digits.
  public let issuerNumber: String
  /// The jurisdiction of the number; nil for one that is not in AAMVA's list.
  public let issuer: AAMVAIssuer?
  /// AAMVA version as encoded, 0 through 99.
  public let version: Int
  /// Jurisdiction version, 0 through 99; nil where the header has none, as in version 1.
  public let jurisdictionVersion: Int?
}
