import Foundation
import Testing

@testable import TransparencyLog

/// Answers of `openssl ts -reply` (OpenSSL 3.0) to our own query, and to one that it does not take.
@Suite("Timestamps of RFC 3161")
struct TimestampTests {
  private static let text = Array("assay/0011223344556677\n12\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n".utf8)
  private static let query = TimestampQuery(of: text, nonce: 128)
  private static let answer = bytes(
    "MIIDoTADAgEAMIIDmAYJKoZIhvcNAQcCoIIDiTCCA4UCAQMxDzANBglghkgBZQMEAgEFADCBgwYLKoZIhvcNAQkQAQSgdARyMHAC"
      + "AQEGBCoDBAEwMTANBglghkgBZQMEAgEFAAQg8D7LjnGibJypyOeZNFJ6q1kNggtgiqoVcyNN+Qcp374CAQIYDzIwMjYxMTI4MTEz"
      + "NzQwWjADAgEBAgIAgKAVpBMwETEPMA0GA1UEAwwGU3RhbXBzoIIBozCCAZ8wggFFoAMCAQICFBDwzLJNuzNAP34EHWKspBWyrCn+"
      + "MAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCUF1dGhvcml0eTAeFw0yNjExMjgxMTM3NDBaFw0yNjEyMjgxMTM3NDBaMBExDzANBgNV"
      + "BAMMBlN0YW1wczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI8YYQp3ZjOpXW6nfcjZ0zACb+uLLTTuMIXw4iqVFaWsdE6ON36C"
      + "rhPLJduIUF2vFkIX6YK/9NvRRmiRgDQqgHejeDB2MAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgeAMBYGA1UdJQEB/wQMMAoG"
      + "CCsGAQUFBwMIMB0GA1UdDgQWBBTJfbUclR4x2CggZa6sDv6nkcu27zAfBgNVHSMEGDAWgBQ1Hk0kTUT0YOxk5hRGSTL0qN5JgTAK"
      + "BggqhkjOPQQDAgNIADBFAiEA4L0EqpodIWd2bEkAbVocmRnEgZhGskHofLCavnd/QRICIAX/440XmbiarKfNfRMuG69A+urp1Sy7"
      + "zxyQBfrnudBIMYIBQDCCATwCAQEwLDAUMRIwEAYDVQQDDAlBdXRob3JpdHkCFBDwzLJNuzNAP34EHWKspBWyrCn+MA0GCWCGSAFl"
      + "AwQCAQUAoIGkMBoGCSqGSIb3DQEJAzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjYxMTI4MTEzNzQwWjAvBgkqhkiG"
      + "9w0BCQQxIgQgt701bW90rvpJMO8RJTTCX7iCbZPhvSIVh+IMRw3Ii98wNwYLKoZIhvcNAQkQAi8xKDAmMCQwIgQg3PJsxWhiAr/S"
      + "NlUH/zjDEMhZAYf01ARXNR+cKvHRUUMwCgYIKoZIzj0EAwIERzBFAiAC9DC00OoQYDahUI9x+Ot7HePTE1oz5AM0JefERJWKewIh"
      + "AIKVm9R6BBvW8gcwVRcPLliQ3RZ9N7TavaQZS2FZsWl4")
  private static let rejection = bytes(
    "MDcwNQIBAjAsDCpNZXNzYWdlIGRpZ2VzdCBhbGdvcml0aG0gaXMgbm90IHN1cHBvcnRlZC4DAgeA")

  private static func bytes(_ text: String) -> [UInt8] { Data(base64Encoded: text).map(Array.init) ?? [] }

  @Test func `a query is DER that openssl reads: imprint, nonce without a sign, and the wish for a certificate`() throws
  {
    #expect(
      try Self.query.bytes()
        == Self.bytes(
          "MD0CAQEwMTANBglghkgBZQMEAgEFAAQg8D7LjnGibJypyOeZNFJ6q1kNggtgiqoVcyNN+Qcp374CAgCA"
            + "AQH/"))
  }

  @Test(
    arguments: [(0, [2, 1, 0]), (127, [2, 1, 127]), (128, [2, 2, 0, 128]), (.max, [2, 8, 127, 255])]
      as [(UInt64, [UInt8])])
  func `a nonce is the shortest whole number that is not negative`(nonce: UInt64, start: [UInt8]) throws {
    let bytes = try TimestampQuery(of: Self.text, nonce: nonce).bytes()
    // Behind the outer header, the version and the imprint of 51 bytes.
    #expect(bytes.dropFirst(2 + 3 + 51).starts(with: start))
    #expect(bytes.suffix(3) == [1, 1, 255])
  }

  @Test func `an authority's answer gives the token as it came, with number and time`() throws {
    let token = try Self.query.token(in: Self.answer)
    #expect(token.serial == "02")
    #expect(token.time == Date(timeIntervalSince1970: 1795865860))
    #expect(token.nonce == 128)
    #expect(token.covers(Self.text))
    #expect(!token.covers(Self.text + [10]))
    #expect(Self.answer.suffix(token.bytes.count) == token.bytes[...])
    #expect(try TimestampToken(token.bytes) == token)
  }

  @Test func `an answer to another request, or about something else, is none`() {
    #expect(throws: TimestampError.otherNonce) {
      try TimestampQuery(of: Self.text, nonce: 129).token(in: Self.answer)
    }
    #expect(throws: TimestampError.otherImprint) {
      try TimestampQuery(of: Self.text + [10], nonce: 128).token(in: Self.answer)
    }
  }

  @Test func `a refusal is told by its status`() {
    #expect(throws: TimestampError.rejected(status: 2)) { try Self.query.token(in: Self.rejection) }
  }

  @Test func `no part of an answer is an answer`() {
    for count in 0..<Self.answer.count {
      #expect(throws: TimestampError.malformed, "\(count)") {
        try Self.query.token(in: Array(Self.answer.prefix(count)))
      }
    }
    #expect(throws: TimestampError.malformed) { try Self.query.token(in: Self.answer + [0]) }
    #expect(throws: TimestampError.malformed) {
      try TimestampToken([UInt8](repeating: 0x30, count: TimestampToken.bytesMax + 1))
    }
  }

  @Test func `a flipped bit of what is stamped is noticed`() throws {
    let token = try Self.query.token(in: Self.answer)
    let start = try #require(token.bytes.indices.first { token.bytes[$0...].starts(with: token.digest) })
    for place in start..<start + 32 {
      var altered = token.bytes
      altered[place] ^= 1
      #expect(try !TimestampToken(altered).covers(Self.text))
    }
  }
}
