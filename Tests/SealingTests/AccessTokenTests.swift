import Foundation
import Testing

@testable import Sealing

@Suite struct AccessTokenTests {
  private static let pepper = DataKey.random()

  @Test(arguments: AccessToken.Kind.allCases)
  func `a token is read back from its text`(kind: AccessToken.Kind) throws {
    let token = AccessToken(kind: kind, id: UUID())
    let read = try #require(AccessToken(token.text))
    #expect(read == token)
    #expect(read.text == token.text)
    #expect(token.text.hasPrefix("assay_\(kind.rawValue)_"))
  }

  @Test func `the secret has 160 bits and is another each time`() {
    let id = UUID()
    let texts = (0..<100).map { _ in AccessToken(kind: .live, id: id).text }
    #expect(Set(texts).count == 100)
    // Five bits a character; the last eight are the check.
    #expect(texts.allSatisfy { ($0.split(separator: "_").last?.count ?? 0) - 8 == 32 })
  }

  @Test func `a token matches its own MAC and no other`() {
    let (token, other) = (AccessToken(kind: .live, id: UUID()), AccessToken(kind: .live, id: UUID()))
    let mac = token.mac(pepper: Self.pepper)
    #expect(token.matches(mac: mac, pepper: Self.pepper))
    #expect(!other.matches(mac: mac, pepper: Self.pepper))
    #expect(!token.matches(mac: mac, pepper: DataKey.random()))
    #expect(!token.matches(mac: Array(mac.dropLast()), pepper: Self.pepper))
    #expect(!token.matches(mac: [], pepper: Self.pepper))
  }

  @Test func `what is stored holds nothing of the secret`() throws {
    let token = AccessToken(kind: .live, id: UUID())
    let secret = Array(try #require(token.text.split(separator: "_").last).dropLast(8).utf8)
    #expect(!token.mac(pepper: Self.pepper).starts(with: secret.prefix(8)))
  }

  @Test func `any one mistyped character is noticed`() {
    let text = AccessToken(kind: .test, id: UUID()).text
    for index in text.indices {
      var changed = text
      changed.replaceSubrange(index...index, with: text[index] == "x" ? "y" : "x")
      #expect(AccessToken(changed) == nil, "\(text.distance(from: text.startIndex, to: index))")
    }
  }

  @Test func `a text that is no token is not read`() {
    let text = AccessToken(kind: .live, id: UUID()).text
    let others = [
      "", "assay", "assay___", String(text.dropLast()), text + "0", " " + text, text + "\n", text.uppercased(),
      text.replacing("assay", with: "other"), text.replacing("_live_", with: "_test_"),
      text.replacing("_live_", with: "_unheard_"),
    ]
    for other in others { #expect(AccessToken(other) == nil) }
  }

  // The check value that CRC catalogues give for CRC-32/ISO-HDLC over "123456789".
  @Test func `the check is CRC-32 of ISO 3309`() {
    #expect(CRC32.hex(of: "123456789".utf8) == "cbf43926")
    #expect(CRC32.hex(of: "".utf8) == "00000000")
  }
}
