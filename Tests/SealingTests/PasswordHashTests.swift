import Testing

@testable import Sealing

@Suite struct PasswordHashTests {
  private static func cheap() throws -> PasswordHash.Cost {
    try #require(PasswordHash.Cost(checking: 10, blockSize: 1, parallelism: 1))
  }

  @Test func `the password matches and another does not`() throws {
    let hash = try PasswordHash(password: "correct horse", cost: Self.cheap())
    #expect(hash.matches("correct horse"))
    #expect(!hash.matches("correct horsf"))
    #expect(!hash.matches(""))
  }

  @Test func `a hash comes back from its text`() throws {
    let hash = try PasswordHash(password: "correct horse", cost: Self.cheap())
    let read = try #require(PasswordHash(hash.text))
    #expect(read == hash)
    #expect(read.matches("correct horse"))
  }

  @Test func `the standard cost is written where a later reader finds it`() throws {
    let hash = try PasswordHash(password: "correct horse")
    #expect(hash.text.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
    #expect(!hash.isOutdated())
    #expect(hash.matches("correct horse"))
  }

  @Test func `a cheaper hash is outdated`() throws {
    #expect(try PasswordHash(password: "correct horse", cost: Self.cheap()).isOutdated())
  }

  // RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", N=16384, r=8, p=1), 64 bytes. The first 32 are
  // what a shorter output is, since PBKDF2 blocks stand one after another.
  @Test func `the function is the one of RFC 7914`() throws {
    let cost = try #require(PasswordHash.Cost(checking: 14, blockSize: 8, parallelism: 1))
    let key = PasswordHash.derive("pleaseletmein", salt: Array("SodiumChloride".utf8), cost: cost)
    #expect(
      key == [
        0x70, 0x23, 0xBD, 0xCB, 0x3A, 0xFD, 0x73, 0x48, 0x46, 0x1C, 0x06, 0xCD, 0x81, 0xFD, 0x38, 0xEB,
        0xFD, 0xA8, 0xFB, 0xBA, 0x90, 0x4F, 0x8E, 0x3E, 0xA9, 0xB5, 0x43, 0xF6, 0x54, 0x5D, 0xA1, 0xF2,
      ])
  }

  @Test func `two hashes of one password differ`() throws {
    let cost = try Self.cheap()
    let (first, second) = (
      try PasswordHash(password: "correct horse", cost: cost), try PasswordHash(password: "correct horse", cost: cost)
    )
    #expect(first.text != second.text)
  }

  @Test func `one character typed in two ways is one password`() throws {
    let hash = try PasswordHash(password: "\u{E9}t\u{E9}", cost: Self.cheap())
    #expect(hash.matches("e\u{301}te\u{301}"))
  }

  @Test(arguments: [(0, false), (1, true), (1024, true), (1025, false)])
  func `a password is bounded`(bytes: Int, isTaken: Bool) throws {
    let password = String(repeating: "x", count: bytes)
    let cost = try Self.cheap()
    if isTaken {
      #expect(try PasswordHash(password: password, cost: cost).matches(password))
    } else {
      #expect(throws: SealingError.cannotSeal) { try PasswordHash(password: password, cost: cost) }
    }
  }

  private static let salt = "AAAAAAAAAAAAAAAAAAAAAA"
  private static let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  @Test func `the malformed texts below differ from a sound one`() {
    #expect(PasswordHash("$scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.hash)") != nil)
  }

  @Test(arguments: [
    "", "$scrypt$", "plain", "$argon2id$ln=15,r=8,p=3$\(salt)$\(hash)", "$scrypt$r=8,ln=15,p=3$\(salt)$\(hash)",
    "$scrypt$ln=15,r=8$\(salt)$\(hash)", "$scrypt$ln=9,r=8,p=3$\(salt)$\(hash)",
    "$scrypt$ln=19,r=8,p=3$\(salt)$\(hash)", "$scrypt$ln=15,r=17,p=3$\(salt)$\(hash)",
    "$scrypt$ln=15,r=8,p=17$\(salt)$\(hash)", "$scrypt$ln=15,r=8,p=3$\(salt)==$\(hash)",
    "$scrypt$ln=15,r=8,p=3$\(salt)$\(hash)A", "$scrypt$ln=15,r=8,p=3$$\(hash)",
    "$scrypt$ln=15,r=8,p=3$\(salt)$\(hash)$", "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAB$\(hash)",
  ])
  func `a text that is no hash of ours is not read`(text: String) {
    #expect(PasswordHash(text) == nil)
  }
}
