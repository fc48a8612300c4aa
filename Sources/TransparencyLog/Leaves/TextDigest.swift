import Crypto
import Domain

/// SHA-256 of a text in UTF-8, as records name the texts that are served beside them.
public struct TextDigest: Sendable, Hashable, CustomStringConvertible {
  /// 64 hexadecimal digits.
  public let description: String

  /// The digest of a text.
  public init(of text: String) {
    description = SHA256.hash(data: Array(text.utf8)).hexadecimal
  }
}
