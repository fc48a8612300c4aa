import Billing
import Domain
import Testing

@Suite("Price books")
struct PriceBookTests {
  @Test(
    arguments: [
      "0.350", ["graduated": [["unit": "1"]]], ["package": ["size": 2, "price": "1"]],
      ["volume": [["up_to": 1, "unit": "1", "fixed": "2"], ["unit": "0"]]],
      ["pass_through": ["cost": "1", "markup_percent": "12.5"]],
      [
        [
          "when": [
            "outcome": ["clear"], "country": ["DEU", "D", "UTO"], "document_type": ["passport", "bank_statement"],
            "metadata": ["store": ["a"]],
          ], "price": "1",
        ],
        ["price": "2"],
      ],
    ] as [JSON])
  func `a price is written as it is read`(price: JSON) throws {
    let book = try Books.book(["document": price])
    #expect(book.json["prices"]?["document"] == price)
    #expect(try PriceBook(json: book.json) == book)
  }

  @Test(
    arguments: [
      ("0.1234567890123", "must be a decimal"), ("1234567890123", "must be a decimal"), ("-1", "must be a decimal"),
      ("-0", "must be a decimal"), (0.35, "must be a decimal"), (1, "must be a decimal"), ("1e3", "must be a decimal"),
      ([], "must have 2"), ([["price": "1"]], "must have 2"), ([:], "must name one price model"),
      (["package": ["size": 1, "price": "1"]], "must lie in 2"),
      (["graduated": []], "must have 1"), (["graduated": [["unit": "1"], ["unit": "1"]]], "missing"),
      (["graduated": [["up_to": 5, "unit": "1"]]], "unknown key"),
      (["graduated": [["up_to": 5, "unit": "1"], ["up_to": 5, "unit": "1"], ["unit": "1"]]], "must lie in 6"),
      (["graduated": [["up_to": 0, "unit": "1"], ["unit": "1"]]], "must lie in 1"),
      (["tiered": "1"], "unknown key"), (["package": ["size": 2, "price": "1", "x": 1]], "unknown key"),
      (["pass_through": ["cost": "1", "markup_percent": "1000.1"]], "must be a percentage"),
      (["pass_through": ["cost": "1", "markup_percent": "0"]], "must be a percentage"),
      (["pass_through": ["cost": "1", "markup_percent": "0.00001"]], "must be a percentage"),
      ([["when": [:], "price": "1"], ["price": "1"]], "must name what"),
      ([["when": ["metadata": [:]], "price": "1"], ["price": "1"]], "must name what"),
      ([["when": ["country": .null], "price": "1"], ["price": "1"]], "must name what"),
      ([["when": ["country": .null, "metadata": [:]], "price": "1"], ["price": "1"]], "must name what"),
      ([["when": ["country": ["GER"]], "price": "1"], ["price": "1"]], "must be one of"),
      ([["when": ["document_type": ["pasport"]], "price": "1"], ["price": "1"]], "must be one of"),
      ([["when": ["outcome": ["fine"]], "price": "1"], ["price": "1"]], "not one of"),
      ([["price": "1"], ["price": "1"]], "missing"),
      (
        [["when": ["outcome": ["clear"]], "price": "1"], ["when": ["outcome": ["clear"]], "price": "1"]], "unknown key"
      ),
    ] as [(JSON, String)])
  func `terms that mean nothing are refused`(price: JSON, problem: String) throws {
    let error = try #require(throws: PriceBookError.self) { try Books.book(["document": price]) }
    guard case .invalid(let issues) = error else { return }
    #expect(issues.contains { Self.text($0.problem).hasPrefix(problem) }, "\(issues)")
    #expect(issues.allSatisfy { $0.path.starts(with: [.key("prices"), .key("document")]) })
  }

  @Test(
    arguments: [
      ("minimum", "10.005", "EUR"), ("minimum", "10.5", "JPY"), ("minimum", "10.0005", "KWD"),
      ("fees", [["name": "a", "amount": "0.001"]], "EUR"), ("fees", [["name": "", "amount": "1"]], "EUR"),
      ("fees", [["name": "seat", "amount": "10"], ["name": "seat", "amount": "20"]], "EUR"),
      ("free", ["face_match": 1], "EUR"), ("free", ["document": 0], "EUR"), ("discount_percent", "100.0001", "EUR"),
      ("discount_percent", 10, "EUR"), ("prepaid", ["top_up": "1", "below": "1"], "EUR"), ("extra", 1, "EUR"),
    ] as [(String, JSON, String)])
  func `a term that its currency or meters do not allow is refused`(key: String, value: JSON, currency: String) {
    #expect(throws: PriceBookError.self) {
      try Books.book(["document": "1"], currency: currency, terms: [(key, value)])
    }
  }

  @Test func `no price of a screening tells its outcome`() {
    let price: JSON = [["when": ["outcome": ["clear"]], "price": "1"], ["price": "2"]]
    #expect(throws: PriceBookError.self) { try Books.book(["screening": price]) }
    #expect(throws: Never.self) { try Books.book(["document": price]) }
  }

  private static func text(_ problem: PriceBookIssue.Problem) -> String {
    switch problem {
    case .unknownKey: "unknown key"
    case .notAvailableYet: "not available yet"
    case .missing: "missing"
    case .wrongKind(let expected): "must be \(expected)"
    case .notOneOf: "not one of"
    case .broken(let rule): rule
    }
  }
}
