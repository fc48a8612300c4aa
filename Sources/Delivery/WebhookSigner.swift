import Crypto
import Domain
import FoundationEssentials

/// Signs messages as Standard Webhooks 1.0 has it: HMAC-SHA256 over `id.timestamp.body`.
public enum WebhookSigner {
  /// The three headers of one attempt.
  ///
  /// - Parameters:
  ///   - id: the same in every attempt, so that a receiver can tell a repetition.
  ///   - body: byte for byte what is sent.
  ///   - attemptedAt: cut to whole seconds since 1970; receivers refuse one that is minutes old.
  ///   - secrets: newest first; while a secret is being replaced there are two, and each signs.
  /// - Returns: names in lower case, `webhook-id`, `webhook-timestamp` and `webhook-signature` in this order.
  public static func headers(
    id: String, body: [UInt8], attemptedAt: Date, secrets: [WebhookSecret]
  ) -> [(name: String, value: String)] {
    let timestamp = String(Int64(attemptedAt.timeIntervalSince1970.rounded(.down)))
    let signatures = secrets.map {
      signature(id: id, timestamp: timestamp, body: body, secret: $0)
    }
    return [
      ("webhook-id", id),
      ("webhook-timestamp", timestamp),
      ("webhook-signature", signatures.joined(separator: " ")),
    ]
  }

  static func signature(id: String, timestamp: String, body: [UInt8], secret: WebhookSecret) -> String {
    let signed = Array("\(id).\(timestamp).".utf8) + body
    let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret.bytes))
    return "v1," + Data(code).base64EncodedString()
  }
}
