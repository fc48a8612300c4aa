import Crypto
import FoundationEssentials

/// A second factor: time-based one-time passwords (RFC 6238) with SHA-1, six digits and steps of 30 s, which is what
/// every authenticator app speaks.
public struct TOTP: Sendable {
  /// Seconds that one code is for.
  public static let stepSeconds = 30
  /// Steps on either side of now whose codes are taken, for clocks that differ (RFC 6238, section 5.2).
  public static let toleranceSteps: Int64 = 1

  private static let digits = 6

  /// The shared secret; sealed wherever it is stored.
  public let secret: [UInt8]

  /// A fresh secret of 160 bits, as RFC 4226, section 4, asks for.
  public static func random() -> TOTP {
    var random = SystemRandomNumberGenerator()
    return TOTP(secret: (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }

  /// A known secret.
  public init(secret: [UInt8]) {
    self.secret = secret
  }

  /// The code of the step that holds `date`.
  public func code(at date: Date) -> String { code(ofStep: Self.step(of: date)) }

  /// The step that a code belongs to, where it is one near `date` and later than the last that was accepted. Store
  /// it as the last accepted: a code is good once (RFC 6238, section 5.2).
  /// - Returns: nil for a wrong, stale or used code.
  public func acceptedStep(of code: String, at date: Date, after lastAccepted: Int64?) -> Int64? {
    let given = Array(code.utf8)
    let now = Self.step(of: date)
    var accepted: Int64?
    // Every step is compared, so that the time taken does not tell which one came close.
    for step in (now - Self.toleranceSteps)...(now + Self.toleranceSteps) {
      let matches = ConstantTime.areEqual(Array(self.code(ofStep: step).utf8), given)
      if matches, step > lastAccepted ?? .min { accepted = accepted ?? step }
    }
    return accepted
  }

  /// What an authenticator app scans.
  /// - Parameters:
  ///   - issuer: the installation's name.
  ///   - account: the member's name at it.
  public func link(issuer: String, account: String) -> String {
    let (issuer, account) = (Self.encode(issuer), Self.encode(account))
    return "otpauth://totp/\(issuer):\(account)?secret=\(secretText)&issuer=\(issuer)"
      + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.stepSeconds)"
  }

  /// The secret as people type it: base32 (RFC 4648, section 6) without padding.
  public var secretText: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var text: [UInt8] = []
    var (held, bits) = (0, 0)
    for byte in secret {
      held = (held << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[(held >> bits) & 31])
      }
    }
    if bits > 0 { text.append(alphabet[(held << (5 - bits)) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func step(of date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 / Double(stepSeconds)).rounded(.down))
  }

  // RFC 4226, section 5.3: dynamic truncation.
  private func code(ofStep step: Int64) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian, Array.init)
    let key = SymmetricKey(data: secret)
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let text = String(number % 1_000_000)
    return String(repeating: "0", count: Self.digits - text.count) + text
  }

  private static func encode(_ text: String) -> String {
    let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte in
      unreserved.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
