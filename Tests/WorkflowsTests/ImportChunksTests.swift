import Domain
import Testing

@testable import Workflows

@Suite("Rows of an import in transactions")
struct ImportChunksTests {
  private func row(_ name: String) -> ImportedRow {
    .customer(ImportedCustomer(externalID: name, declared: .object([]), metadata: nil, consents: []))
  }

  @Test(arguments: [(0, []), (1, [1]), (200, [200]), (201, [200, 1]), (400, [200, 200])])
  func `a transaction takes 200 rows and not one more`(count: Int, sizes: [Int]) {
    #expect(ImportCustomers.chunks(of: (0..<count).map { row("c\($0)") }).map(\.count) == sizes)
  }

  @Test func `no transaction names a customer twice, and rows keep their order`() {
    let broken = ImportedRow.rejected([RowProblem(pointer: "", code: "malformed", detail: "is no JSON")])
    let chunks = ImportCustomers.chunks(of: [row("a"), row("b"), broken, row("a"), row("a"), row("b"), broken])
    #expect(chunks.map { $0.map(\.externalID) } == [["a", "b", nil], ["a"], ["a", "b", nil]])
  }
}
