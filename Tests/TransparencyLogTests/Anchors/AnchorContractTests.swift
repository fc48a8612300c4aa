import Testing
import TransparencyLog

/// Encodings as `eth-abi` makes them; the end-to-end test computes the selectors from the compiled contract.
@Suite("Calls of the anchors' contract")
struct AnchorContractTests {
  private static let zeros = String(repeating: "0", count: 62)

  @Test func `a call is a selector, and each argument in 32 bytes`() {
    let root = [UInt8](repeating: 0x11, count: 32)
    #expect(
      AnchorContract.anchor(7, root: root) == "0xa0ca2d08" + Self.zeros + "07" + String(repeating: "11", count: 32))
    #expect(AnchorContract.size == "0x949d225d")
    #expect(AnchorContract.root(of: 255) == "0xbc7035ae" + Self.zeros + "ff")
    #expect(AnchorContract.root(of: .max) == "0xbc7035ae" + Self.zeros.dropLast(14) + "7fffffffffffffff")
  }

  @Test(arguments: ["", "0x", "0x00", zeros + "0000", "0x" + zeros + "0", "0x" + zeros + "000", "0x" + zeros + "0g"])
  func `what is no word is none`(text: String) {
    #expect(AnchorContract.word(text) == nil)
  }

  @Test func `a word is read, and a number beyond 63 bits is the greatest`() throws {
    let word = try #require(AnchorContract.word("0x" + Self.zeros + "fF"))
    #expect(word == [UInt8](repeating: 0, count: 31) + [255])
    #expect(AnchorContract.number(word) == 255)
    for text in [String(Self.zeros.dropLast(14)) + "8000000000000000", "01" + Self.zeros] {
      #expect(AnchorContract.number(try #require(AnchorContract.word("0x" + text))) == .max, "\(text)")
    }
  }
}
