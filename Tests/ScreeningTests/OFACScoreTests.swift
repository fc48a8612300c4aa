import Testing

@testable import Screening

@Suite("OFAC's own scores")
struct OFACScoreTests {
  @Test(
    arguments: [
      ("MARTHA", "MARHTA", 0.961), ("DIXON", "DICKSONX", 0.813), ("DWAYNE", "DUANE", 0.840), ("A", "A", 1),
      ("", "A", 0),
    ])
  func `likeness is as Winkler published it`(left: String, right: String, expected: Double) {
    #expect(abs(JaroWinkler.likeness(Letters.codes(left)[...], Letters.codes(right)[...]) - expected) < 0.001)
  }

  @Test func `texts too long for one number are compared as short ones are`() {
    let tail = String(repeating: "x", count: 70)
    for (left, right) in [("martha", "marhta"), ("dwayne", "duane"), ("ab", "cd")] {
      let whole = JaroWinkler.likeness(Letters.codes(left + tail)[...], Letters.codes(right + tail)[...])
      #expect(whole > JaroWinkler.likeness(Letters.codes(left)[...], Letters.codes(right)[...]))
      #expect(whole < 1)
    }
  }

  @Test func `every part of the query that the entry has counts in full, in any order`() {
    #expect(OFACScore.score(query: "Palomar Ines", entry: "PALOMAR VEGA, Ines Marta") == 1)
    #expect(OFACScore.score(query: "Ines Palomar Xu", entry: "PALOMAR, Ines") == 1)
    #expect(OFACScore.score(query: "Ines Palomar", entry: "WETTERING, Jonas") < 0.7)
  }
}
