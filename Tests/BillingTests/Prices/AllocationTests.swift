import Billing
import Testing

@Suite("Splitting by largest remainder")
struct AllocationTests {
  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (1, [1, 2], [0, 1]), (1, [1, 1], [1, 0]), (-100, [1, 1, 1], [-34, -33, -33]),
      (5, [0, 0], [5, 0]), (0, [3, 4], [0, 0]), (7, [0, 7], [0, 7]), (.max, [1, 1], [.max / 2 + 1, .max / 2]),
    ] as [(Int64, [Int64], [Int64])])
  func `parts sum to the whole, and the largest remainders come first`(
    whole: Int64, weights: [Int64], parts: [Int64]
  ) throws {
    #expect(try Allocation.split(whole, by: weights) == parts)
  }

  @Test func `what 63 bits do not hold is an error`() {
    #expect(throws: BillingError.outOfRange) { try Allocation.split(1, by: [.max, 1]) }
    #expect(throws: BillingError.outOfRange) { try Allocation.split(.min, by: [1]) }
  }
}
