import Testing

@testable import Sealing

@Suite struct OperatorKeysTests {
  private static let context = SealingContext(label: "tenant-key")
  private static let first = "1 " + String(repeating: "0a", count: 32) + "\n"
  private static let second = "2 " + String(repeating: "0b", count: 32) + "\n"

  @Test func `a fresh file is read and wraps`() throws {
    let keys = try OperatorKeys(text: OperatorKeys.freshText(), source: "fresh")
    let key = DataKey.random()
    let wrapped = try keys.wrap(key, context: Self.context)
    #expect(keys.currentVersion == 1 && wrapped.first == 1)
    #expect(try keys.unwrap(wrapped, context: Self.context).bytes == key.bytes)
  }

  @Test func `two fresh files hold two keys`() {
    #expect(OperatorKeys.freshText() != OperatorKeys.freshText())
  }

  @Test func `after a rotation the new key wraps and the old still unwraps`() throws {
    let before = try OperatorKeys(text: Self.first, source: "file")
    let key = DataKey.random()
    let old = try before.wrap(key, context: Self.context)
    let after = try OperatorKeys(text: before.rotated(text: Self.first, source: "file"), source: "file")
    #expect(after.currentVersion == 2)
    #expect(try after.unwrap(old, context: Self.context).bytes == key.bytes)
    let new = try after.wrap(key, context: Self.context)
    #expect(new.first == 2)
    #expect(throws: SealingError.unknownOperatorKey(version: 2)) { try before.unwrap(new, context: Self.context) }
  }

  @Test func `a rotation leaves derived keys as they are`() throws {
    let before = try OperatorKeys(text: Self.first, source: "file")
    let after = try OperatorKeys(text: before.rotated(text: Self.first, source: "file"), source: "file")
    #expect(before.derive("pepper").bytes == after.derive("pepper").bytes)
  }

  @Test func `lines may stand in any order`() throws {
    let keys = try OperatorKeys(text: Self.second + Self.first, source: "file")
    #expect(keys.currentVersion == 2)
  }

  @Test func `nothing wrapped is truncated`() throws {
    let keys = try OperatorKeys(text: Self.first, source: "file")
    #expect(throws: SealingError.truncated) { try keys.unwrap([], context: Self.context) }
  }

  @Test(arguments: [
    "", "\n", "1", "1 00", "256 " + String(repeating: "00", count: 32), "x " + String(repeating: "00", count: 32),
    "1 " + String(repeating: "0g", count: 32), "1 " + String(repeating: "00", count: 33),
    "1  extra " + String(repeating: "00", count: 32), first + first, first + "nonsense",
    "1 " + String(repeating: "٠٠", count: 32),
  ])
  func `a file that is not whole is refused by name`(text: String) {
    #expect(throws: SealingError.badKeyFile(path: "operator.key")) {
      try OperatorKeys(text: text, source: "operator.key")
    }
  }

  @Test func `the highest version there can be is not rotated past`() throws {
    let last = "255 " + String(repeating: "0c", count: 32)
    let keys = try OperatorKeys(text: last, source: "file")
    #expect(keys.currentVersion == 255)
    #expect(throws: SealingError.badKeyFile(path: "file")) { try keys.rotated(text: last, source: "file") }
  }
}
