import Testing

@testable import AssayEngine

@Suite("Rows of two readers")
struct RowAlignmentTests {
  @Test(arguments: [
    ("ABC", "ABC", "ABC"), ("AXC", "ABC", "AXC"), ("AC", "ABC", "A.C"), ("ABXC", "ABC", "ABC"), ("", "ABC", "..."),
    ("ABC", "", ""), ("<<<", "<<<<<", "..<<<"), ("ZZ59", "2259", "ZZ59"), ("XABC", "ABC", "ABC"),
  ])
  func `each place has the character that stands beside it`(text: String, row: String, beside: String) {
    let aligned = RowAlignment.align(Array(text), to: Array(row)).map { $0 ?? "." }
    #expect(aligned.count == row.count)
    #expect(aligned.count { $0 == "." } == beside.count { $0 == "." })
    if !text.hasPrefix("<") { #expect(String(aligned) == beside) }
  }

  @Test func `a text far longer than the row is left out`() {
    let row = Array("ABCDEFGH")
    #expect(RowAlignment.align(Array(repeating: "A", count: 33), to: row).allSatisfy { $0 == nil })
    #expect(RowAlignment.align(Array(repeating: "A", count: 32), to: row).contains("A"))
  }
}
