import FoundationEssentials

/// The key that signs one endpoint's messages, shared with the merchant (Standard Webhooks, "Signature scheme").
public struct WebhookSecret: Sendable {
  /// Prefix of the text form.
  public static let prefix = "whsec_"

  /// The key: 24 through 64 bytes.
  public let bytes: [UInt8]

  /// A fresh secret of 32 bytes from the system's generator.
  public init() {
    var random = SystemRandomNumberGenerator()
    self.bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  /// Reads `whsec_` and the base64 of 24 through 64 bytes; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.hasPrefix(Self.prefix), let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count)))
    else { return nil }
    self.init(bytes: Array(bytes))
  }

  /// A secret of 24 through 64 bytes; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard (24...64).contains(bytes.count) else { return nil }
    self.bytes = bytes
  }

  /// The text form, to show the merchant once and to seal.
  public var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}

extension WebhookSecret: CustomStringConvertible {
  /// Tells nothing, so that a secret never reaches a log by accident.
  public var description: String { Self.prefix + "…" }
}
