import Testing

@testable import Imaging

@Suite("How files keep their pixels")
struct StoredCompressionTests {
  /// Headers with two tables and a frame whose first component names one of them.
  private static func headers(named: UInt8) -> [UInt8] {
    func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
      [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)] + body
    }
    let tables = [UInt8(0)] + [UInt8](0..<64) + [1] + [UInt8](repeating: 9, count: 64)
    let frame: [UInt8] = [8, 0, 16, 0, 16, 1, 1, 0x11, named]
    return [0xFF, 0xD8] + segment(0xDB, tables) + segment(0xC0, frame) + [0xFF, 0xDA]
  }

  @Test(arguments: [(UInt8(0), [Int](0..<64)), (UInt8(1), [Int](repeating: 9, count: 64)), (UInt8(2), [Int]())])
  func `luminance is counted by the table that the frame names`(named: UInt8, expected: [Int]) {
    #expect(StoredCompression(Self.headers(named: named), format: .jpeg) == .jpeg(luminance: expected))
  }

  @Test func `a turned picture's table is turned, and turned back is the same`() {
    let table = StoredCompression.jpeg(luminance: Array(0..<64))
    guard case .jpeg(let turned) = table.transposed else { return #expect(Bool(false)) }
    // The zigzag goes (1,0), (0,1), then (0,2), (1,1), (2,0).
    #expect(turned.prefix(6) == [0, 2, 1, 5, 4, 3])
    #expect(turned.last == 63)
    #expect(table.transposed.transposed == table)
    #expect(StoredCompression.jpeg(luminance: []).transposed == .jpeg(luminance: []))
  }

  @Test func `files cut anywhere name no table or a whole one`() {
    let whole = Self.headers(named: 0)
    for length in 0..<whole.count {
      guard case .jpeg(let table) = StoredCompression(Array(whole.prefix(length)), format: .jpeg) else {
        return #expect(Bool(false))
      }
      #expect(table.isEmpty || table.count == 64)
    }
  }
}
