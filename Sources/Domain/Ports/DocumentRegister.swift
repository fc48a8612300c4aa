/// Knows documents that were reported lost, stolen or void.
public protocol DocumentRegister: Sendable {
  /// Whether a document was reported.
  /// - Throws: ``StoreError`` where the register cannot be asked.
  func isReported(_ document: DocumentReference) async throws(StoreError) -> Bool
}

/// A document by its issuer and number, however the two are written.
public struct DocumentReference: Sendable, Hashable {
  /// ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, section 5; Germany's `D` as `DEU`.
  public let issuer: String
  /// Capital letters and digits alone, 1 through 40.
  public let number: String

  /// A reference; nil where the issuer is unknown or the number has no letter or digit, or more than 40.
  public init?(issuer: String, number: String) {
    let code = issuer.uppercased()
    guard number.utf8.count <= 200, CountryCode.isKnown(code) else { return nil }
    let bare = number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard (1...40).contains(bare.count) else { return nil }
    self.issuer = code == "D" ? "DEU" : code
    self.number = bare
  }
}
