/// Why bytes are not an AAMVA payload at all. Bytes count from 0 in what was given.
public enum AAMVAError: Error, Equatable, Sendable {
  /// Nothing was given.
  case empty
  /// More was given than a payload may hold.
  case tooLong(limit: Int, given: Int)
  /// The compliance indicator `@` does not stand at this byte, the first that is neither space nor control.
  case complianceIndicator(byte: Int)
  /// Neither `ANSI` nor `AAMVA` stands at this byte.
  case fileType(byte: Int)
  /// The issuer identification number of six digits does not stand at this byte.
  case issuerIdentificationNumber(byte: Int)
  /// The AAMVA version of two digits does not stand at this byte.
  case version(byte: Int)
  /// The jurisdiction version and the number of entries, two digits each, do not stand at this byte.
  case entryCount(byte: Int)
  /// No subfile begins at or after this byte.
  case noSubfile(byte: Int)
}
