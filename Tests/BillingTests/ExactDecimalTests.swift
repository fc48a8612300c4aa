import Billing
import Testing

struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0035", "0.0035"), ("12.50", "12.5"), ("-0.10", "-0.1"), ("007", "7"),
    ("999999999.999999999999999999", "999999999.999999999999999999"),
  ])
  func `a decimal is kept exactly and written shortest`(text: String, written: String) {
    #expect(ExactDecimal(text)?.description == written)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1e3", " 1", "+1", "1,0", "1.2.3", "٣", "0.0000000000000000001",
    "1234567890123456789012345678",
  ])
  func `what is no plain decimal is refused`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test(arguments: [
    ("0.004", 2, 0), ("0.005", 2, 1), ("-0.005", 2, -1), ("-0.0049", 2, 0), ("1.005", 2, 101), ("2.5", 0, 3),
    ("-2.5", 0, -3), ("1.0005", 3, 1_001), ("7", 2, 700), ("0.0049999", 2, 0),
  ])
  func `minor units round half away from zero`(text: String, digits: Int, minor: Int64) throws {
    #expect(try #require(ExactDecimal(text)).minor(digits: digits) == minor)
  }

  @Test func `sums and products lose nothing`() throws {
    let price = try #require(ExactDecimal("0.0035"))
    #expect(try price.multiplied(by: 1_000_001).description == "3500.0035")
    var sum = ExactDecimal.zero
    for _ in 0..<1_000 { sum = try sum.adding(try #require(ExactDecimal("0.1"))) }
    #expect(sum == ExactDecimal("100"))
  }

  @Test func `what does not fit is an error and never a wrong number`() throws {
    let large = try #require(ExactDecimal("999999999999999999999999999"))
    #expect(throws: BillingError.outOfRange) { try large.multiplied(by: .max) }
    #expect(throws: BillingError.outOfRange) { try large.minor(digits: 2) }
    let fine = try #require(ExactDecimal("0.000000000000000001"))
    #expect(throws: BillingError.outOfRange) { try large.adding(fine) }
  }

  @Test(arguments: [("0.4", "0.50"), ("-0.5", "0.4"), ("-2", "-1.5"), ("1", "1.000001"), ("-1.5", "-1")])
  func `order is by value`(less: String, more: String) throws {
    #expect(try #require(ExactDecimal(less)) < #require(ExactDecimal(more)))
    #expect(try !(#require(ExactDecimal(more)) < #require(ExactDecimal(less))))
  }
}
