import Crypto
import FoundationEssentials

/// The key that signs one endpoint's messages, shared with the merchant (Standard Webhooks, "Signature scheme").
public struct WebhookSecret: Sendable {
  /// Prefix of the text form.
  public static let prefix = "whsec_"

  let key: SymmetricKey

  /// A fresh secret of 32 random bytes.
  public init() { self.key = SymmetricKey(size: .bits256) }

  /// Reads `whsec_` and the base64 of 24 through 64 bytes; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.hasPrefix(Self.prefix), let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
      (24...64).contains(bytes.count)
    else { return nil }
    self.key = SymmetricKey(data: bytes)
  }

  /// The text form, to show the merchant once and to seal.
  public var text: String { Self.prefix + key.withUnsafeBytes { Data($0) }.base64EncodedString() }
}

extension WebhookSecret: CustomStringConvertible {
  /// Tells nothing, so that a secret never reaches a log by accident.
  public var description: String { Self.prefix + "…" }
}
