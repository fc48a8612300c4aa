import Domain

/// Calls of the contract `Contracts/LogAnchor.vy` in the encoding of the Ethereum contract ABI: a selector, then each
/// argument in 32 bytes, numbers with their most significant byte first.
public enum AnchorContract {
  /// The first four bytes of Keccak-256 of `anchor(uint256,bytes32)`. Keccak is not among this program's hashes: the
  /// end-to-end test computes the selectors anew.
  static let anchorSelector = "a0ca2d08"
  /// The same of `size()`.
  static let sizeSelector = "949d225d"
  /// The same of `root_of(uint256)`.
  static let rootSelector = "bc7035ae"

  /// Data of the transaction that anchors a tree.
  public static func anchor(_ size: Int64, root: [UInt8]) -> String {
    "0x" + anchorSelector + word(size) + root.hexadecimal
  }

  /// Data of the call that tells the greatest size anchored so far.
  public static var size: String { "0x" + sizeSelector }

  /// Data of the call that tells which root was anchored for a size; 32 zero bytes where none was.
  public static func root(of size: Int64) -> String { "0x" + rootSelector + word(size) }

  /// The one word that a call returned; nil for anything else.
  public static func word(_ text: String) -> [UInt8]? {
    guard text.hasPrefix("0x"), text.utf8.count == 2 + 64 else { return nil }
    let digits = text.utf8.dropFirst(2).map { Character(UnicodeScalar($0)).hexDigitValue }
    let known = digits.compactMap { $0 }
    guard known.count == digits.count else { return nil }
    return (0..<32).map { UInt8(known[2 * $0] << 4 | known[2 * $0 + 1]) }
  }

  /// The number in a word; `Int64.max` for one that is greater.
  public static func number(_ word: [UInt8]) -> Int64 {
    guard word.prefix(24).allSatisfy({ $0 == 0 }) else { return .max }
    return Int64(clamping: word.dropFirst(24).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private static func word(_ number: Int64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 64 - digits.utf8.count) + digits
  }
}
