import Testing

@testable import Domain

struct AAMVASexTests {
  @Test(arguments: [
    ("1", AAMVASex.male), ("M", .male), ("2", .female), ("f", .female), ("9", .unspecified), ("X", .unspecified),
    ("0", nil), ("", nil), ("MF", nil),
  ])
  func `a sex is a code of the standard`(code: String, sex: AAMVASex?) {
    #expect(AAMVASex(code) == sex)
  }
}
