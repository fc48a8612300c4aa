import Testing

@testable import Domain

struct CheckDigitTests {
  @Test(arguments: [("520727", 3), ("AB2134<<<", 5), ("", 0), ("<<<<", 0), ("L898902C3", 6), ("HA672242<", 6)])
  func `the standard's examples come out`(field: String, digit: Int) {
    #expect(CheckDigit.of(field) == digit)
  }

  @Test(arguments: ["a", "Ä", "-", " ", "٣"])
  func `a character outside the alphabet has no digit`(field: String) {
    #expect(CheckDigit.of(field) == nil)
  }

  @Test func `a filler stands for zero only where the field is empty`() {
    #expect(CheckDigit.holds("<", for: "<<<<", fillerMayStand: true))
    #expect(CheckDigit.holds("0", for: "<<<<"))
    #expect(!CheckDigit.holds("<", for: "A<<<", fillerMayStand: true))
    #expect(!CheckDigit.holds("<", for: "<<<<"))
    #expect(!CheckDigit.holds("٠", for: "<<<<"))
  }

  @Test func `every single substitution of a digit is noticed`() {
    let field = Array("520727")
    for place in field.indices {
      for digit in "0123456789" where digit != field[place] {
        var changed = field
        changed[place] = digit
        #expect(!CheckDigit.holds("3", for: changed))
      }
    }
  }

  @Test(arguments: [
    ("Z", "2", true), ("0", "O", true), ("8", "B", true), ("A", "0", false), ("K", "U", false), ("<", "0", false),
    ("5", "5", false), ("a", "2", false),
  ])
  func `a digit tells two characters apart by their values modulo ten`(left: Character, right: Character, tells: Bool) {
    #expect(CheckDigit.tells(left, from: right) == tells)
    #expect(CheckDigit.tells(right, from: left) == tells)
  }
}
