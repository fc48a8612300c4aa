import Testing

@testable import Domain

struct EditDistanceTests {
  @Test(arguments: [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("abc", "abc", 0), ("ab", "ba", 2)])
  func `an edit distance is the fewest edits, either way round`(left: String, right: String, edits: Int) {
    #expect(EditDistance.between(Array(left), Array(right)) == edits)
    #expect(EditDistance.between(Array(right), Array(left)) == edits)
  }
}
