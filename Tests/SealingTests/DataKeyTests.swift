import Domain
import Foundation
import Testing

@testable import Sealing

@Suite struct DataKeyTests {
  private static let context = SealingContext(tenant: TenantID(UUID()), object: UUID(), label: "content")

  @Test(arguments: [0, 1, 15, 16, 17, 100_000])
  func `sealed bytes open again`(count: Int) throws {
    let key = DataKey.random()
    let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let sealed = try key.seal(plaintext, context: Self.context)
    #expect(sealed.count == count + 29)
    #expect(try key.open(sealed, context: Self.context) == plaintext)
  }

  // NIST's GCM vectors, test case 14: a key and nonce of zeros over one block of zeros.
  @Test func `the cipher is AES-256-GCM with the nonce before and the tag behind`() throws {
    let key = try DataKey(bytes: Array(repeating: 0, count: 32))
    let ciphertext: [UInt8] = [
      0xCE, 0xA7, 0x40, 0x3D, 0x4D, 0x60, 0x6B, 0x6E, 0x07, 0x4E, 0xC5, 0xD3, 0xBA, 0xF3, 0x9D, 0x18,
    ]
    let tag: [UInt8] = [
      0xD0, 0xD1, 0xC8, 0xA7, 0x99, 0x99, 0x6B, 0xF0, 0x26, 0x5B, 0x98, 0xB5, 0xD4, 0x8A, 0xB9, 0x19,
    ]
    let sealed = [1] + Array(repeating: 0, count: 12) + ciphertext + tag
    #expect(try key.open(sealed, context: SealingContext(label: "")) == Array(repeating: 0, count: 16))
  }

  @Test func `a change of any one bit is noticed`() throws {
    let key = DataKey.random()
    let sealed = try key.seal([1, 2, 3, 4], context: Self.context)
    for bit in 8..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: SealingError.wrongKeyOrTampered) { try key.open(changed, context: Self.context) }
    }
  }

  @Test(arguments: [UInt8(0), 2, 255])
  func `a version that is not known is named`(version: UInt8) throws {
    let key = DataKey.random()
    var sealed = try key.seal([1], context: Self.context)
    sealed[0] = version
    #expect(throws: SealingError.unknownVersion(version)) { try key.open(sealed, context: Self.context) }
  }

  @Test(arguments: [(0, true), (28, true), (29, false)])
  func `fewer bytes than a sealed value has are told apart`(count: Int, isTruncated: Bool) throws {
    let sealed = try DataKey.random().seal([], context: Self.context)
    let expected: SealingError = isTruncated ? .truncated : .wrongKeyOrTampered
    #expect(throws: expected) { try DataKey.random().open(Array(sealed.prefix(count)), context: Self.context) }
  }

  @Test func `another key, tenant, object or label opens nothing`() throws {
    let key = DataKey.random()
    let (tenant, object) = (TenantID(UUID()), UUID())
    let sealed = try key.seal([1, 2, 3], context: SealingContext(tenant: tenant, object: object, label: "content"))
    let others = [
      SealingContext(tenant: TenantID(UUID()), object: object, label: "content"),
      SealingContext(tenant: tenant, object: UUID(), label: "content"),
      SealingContext(tenant: tenant, object: object, label: "note"),
      SealingContext(label: "content"),
    ]
    for other in others {
      #expect(throws: SealingError.wrongKeyOrTampered) { try key.open(sealed, context: other) }
    }
  }

  @Test func `sealing twice shows nothing that repeats`() throws {
    let key = DataKey.random()
    let sealed = try (0..<100).map { _ in try key.seal([1, 2, 3], context: Self.context) }
    #expect(Set(sealed.map { $0[1..<13] }).count == 100)
    #expect(Set(sealed.map { $0[13...] }).count == 100)
  }

  @Test func `a wrapped key is the same key`() throws {
    let (outer, inner) = (DataKey.random(), DataKey.random())
    let wrapped = try outer.wrap(inner, context: Self.context)
    #expect(try outer.unwrap(wrapped, context: Self.context).bytes == inner.bytes)
    #expect(throws: SealingError.wrongKeyOrTampered) { try inner.unwrap(wrapped, context: Self.context) }
  }

  @Test(arguments: [(0, false), (31, false), (32, true), (33, false)])
  func `a key has 32 bytes`(count: Int, isKey: Bool) {
    let bytes = [UInt8](repeating: 1, count: count)
    if isKey {
      #expect(throws: Never.self) { try DataKey(bytes: bytes) }
    } else {
      #expect(throws: SealingError.truncated) { try DataKey(bytes: bytes) }
    }
  }

  @Test func `an index depends on the key, the label and the bytes alone`() {
    let key = DataKey.random()
    #expect(key.index("email", [1, 2]) == key.index("email", [1, 2]))
    let others = [
      key.index("email", [1, 3]), key.index("phone", [1, 2]), DataKey.random().index("email", [1, 2]),
      // The label ends where it ends: bytes cannot pass for a part of it.
      key.index("emai", [UInt8(ascii: "l"), 1, 2]),
    ]
    for other in others { #expect(other != key.index("email", [1, 2]) && other.count == 32) }
  }

  @Test func `derived keys differ by purpose and come back the same`() {
    let key = DataKey.random()
    #expect(key.derive("pepper").bytes == key.derive("pepper").bytes)
    #expect(key.derive("pepper").bytes != key.derive("cursor").bytes)
    #expect(key.derive("pepper").bytes != key.bytes)
  }
}
