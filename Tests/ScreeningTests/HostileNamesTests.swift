import Domain
import Testing

@testable import Screening

@Suite("Names made to break the comparison")
struct HostileNamesTests {
  static let names: [String] = [
    "", " ", ".", ",,,,", "'''", "&&&&&&&&", "\u{202E}\u{202D}\u{2066}", "\u{0}", "\u{FFFD}", "﷽",
    String(repeating: "a", count: 100_000), String(repeating: "a ", count: 50_000),
    String(repeating: "é́́́", count: 10_000), "e" + String(repeating: "\u{301}", count: 100_000),
    String(repeating: "中", count: 100_000), String(repeating: "ш ", count: 40_000),
    String(repeating: "\u{200B}", count: 100_000) + "Ines", String(repeating: "-", count: 100_000),
    "Inеs Παλomар 中 김 محمد", "👩‍👩‍👧‍👦 Ines", "9999999999999999999999", "ⅣⅤ Ines", "Ines\u{202E}ramolaP",
    String(repeating: "S.A. DE C.V. ", count: 5_000), String(repeating: "forty-four ", count: 5_000),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: names.indices)
  func `any text is compared with any other and gives a score of 0 through 1`(place: Int) {
    let name = Self.names[place]
    for kind in ListEntity.Kind.allCases {
      for other in [name, "Ines Palomar", "", "中村"] {
        let score = NameComparison().compare(name, other, kind: kind).score
        #expect((0...1).contains(score))
        #expect((0...1).contains(OFACScore.score(query: name, entry: other)))
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `any text is indexed and screened`() {
    let entities = Self.names.enumerated().map { place, name in
      ListEntity(
        id: "\(place)", kind: ListEntity.Kind.allCases[place % 5], names: [ListName(name), ListName("Ines Palomar")])
    }
    let list = ListSnapshot(list: "hostile", version: "1", digest: "", entities: entities)
    let screener = Screener(ScreeningIndex([list]))
    for name in Self.names {
      for match in screener.matches(ScreeningQuery(names: [name], kind: nil)) {
        #expect((0...1).contains(match.score))
      }
    }
    #expect(screener.matches(ScreeningQuery(names: ["Ines Palomar"], kind: nil)).count == entities.count)
  }
}
