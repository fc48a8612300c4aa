import Testing

@testable import Domain

struct AAMVAHeightTests {
  @Test(arguments: [
    ("070 in", AAMVAHeight.inches(70)), ("069 IN", .inches(69)), ("73in", .inches(73)), ("070", .inches(70)),
    ("70", .inches(70)), ("509", .inches(69)), ("511", .inches(71)), ("600", .inches(72)), ("510", .inches(70)),
    ("5'09\"", .inches(69)), ("5-09", .inches(69)), ("5'-09\"", .inches(69)), ("6 00", .inches(72)),
    ("178 cm", .centimetres(178)), ("178CM", .centimetres(178)), ("178", .centimetres(178)), ("512", nil),
    ("210", .centimetres(210)), ("", nil), ("in", nil), ("0 in", nil), ("120 in", nil), ("119 in", .inches(119)),
    ("300 cm", nil), ("5'12\"", nil), ("9-00", nil), ("999999999999999999999 in", nil), ("5 9 3", nil), ("٧٠ in", nil),
    ("70 kg", nil),
  ])
  func `a height is read in what it is written`(text: String, height: AAMVAHeight?) {
    #expect(AAMVAHeight(text) == height)
  }

  @Test(arguments: [(AAMVAHeight.inches(70), 178), (.inches(69), 175), (.inches(1), 3), (.centimetres(178), 178)])
  func `inches become whole centimetres`(height: AAMVAHeight, centimetres: Int) {
    #expect(height.wholeCentimetres == centimetres)
  }
}
