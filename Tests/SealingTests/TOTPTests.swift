import Foundation
import Testing

@testable import Sealing

@Suite struct TOTPTests {
  /// The secret of RFC 6238, appendix B, for SHA-1.
  private static let published = TOTP(secret: Array("12345678901234567890".utf8))

  // The appendix prints eight digits; the last six are the six-digit code.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `codes are those that RFC 6238 prints`(seconds: Int, code: String) {
    #expect(Self.published.code(at: Date(timeIntervalSince1970: Double(seconds))) == code)
  }

  // The step that holds 90 s … 119 s is 3.
  @Test(arguments: [(-31, nil), (-30, 2), (-1, 2), (0, 3), (29, 3), (30, 4), (59, 4), (60, nil)])
  func `a code is taken one step early or late and no further`(offset: Int, step: Int64?) {
    let code = Self.published.code(at: Date(timeIntervalSince1970: Double(90 + offset)))
    let now = Date(timeIntervalSince1970: 90)
    #expect(Self.published.acceptedStep(of: code, at: now, after: nil) == step)
  }

  @Test(arguments: [(nil, true), (2, true), (3, false), (4, false)])
  func `a code is good once`(lastAccepted: Int64?, isTaken: Bool) {
    let now = Date(timeIntervalSince1970: 90)
    let code = Self.published.code(at: now)
    #expect((Self.published.acceptedStep(of: code, at: now, after: lastAccepted) != nil) == isTaken)
  }

  @Test(arguments: ["", "00000", "0000000", "28708", "287082 ", "٢٨٧٠٨٢"])
  func `anything but six digits is refused`(code: String) {
    #expect(Self.published.acceptedStep(of: code, at: Date(timeIntervalSince1970: 59), after: nil) == nil)
  }

  // RFC 4648, section 10, without the padding.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
    ("foobar", "MZXW6YTBOI"),
  ])
  func `a secret is written in base32`(secret: String, text: String) {
    #expect(TOTP(secret: Array(secret.utf8)).secretText == text)
  }

  @Test func `a link escapes what an issuer's name may hold`() {
    let link = Self.published.link(issuer: "Acme & Söhne", account: "eva@example.org")
    #expect(
      link == "otpauth://totp/Acme%20%26%20S%C3%B6hne:eva%40example.org"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%26%20S%C3%B6hne"
        + "&algorithm=SHA1&digits=6&period=30")
  }

  @Test func `a fresh secret has 160 bits and is another each time`() {
    let secrets = (0..<8).map { _ in TOTP.random().secret }
    #expect(secrets.allSatisfy { $0.count == 20 })
    #expect(Set(secrets).count == 8)
  }
}
