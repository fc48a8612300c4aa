import Domain
import Testing

@testable import Screening

@Suite("Entries chosen by list and category")
struct ScreeningScopeTests {
  private static func entity(_ id: String, _ topics: [ListTopic], classes: [Int?] = []) -> ListEntity {
    ListEntity(
      id: id, kind: .person, names: [ListName("Ines Palomar")], topics: topics,
      positions: classes.map { ListPosition(title: "an office", exposureClass: $0) })
  }

  private static let index = ScreeningIndex([
    ListSnapshot(
      list: "sanctions", version: "1", digest: "", entities: [entity("s", [.sanction]), entity("untold", [])]),
    ListSnapshot(
      list: "offices", version: "1", digest: "",
      entities: [
        entity("p1", [.politicallyExposed], classes: [1]), entity("p4", [.politicallyExposed], classes: [4]),
        entity("ungraded", [.politicallyExposed], classes: [nil]), entity("relative", [.relativeOrAssociate]),
        entity("both", [.politicallyExposed, .sanction], classes: [4]),
      ]),
  ])

  @Test(
    arguments: [
      (ScreeningScope.everything, ["s", "untold", "p1", "p4", "ungraded", "relative", "both"]),
      (ScreeningScope(lists: ["sanctions"]), ["s", "untold"]),
      (ScreeningScope(lists: ["no-such-list"]), []),
      (ScreeningScope(topics: [.sanction]), ["s", "untold", "both"]),
      (ScreeningScope(topics: [.relativeOrAssociate]), ["untold", "relative"]),
      (ScreeningScope(exposureClasses: [1, 2]), ["s", "untold", "p1", "ungraded", "relative", "both"]),
      (ScreeningScope(topics: [.politicallyExposed], exposureClasses: [4]), ["untold", "p4", "ungraded", "both"]),
      (ScreeningScope(topics: [.politicallyExposed], exposureClasses: [1]), ["untold", "p1", "ungraded"]),
      (ScreeningScope(topics: []), ["untold"]),
    ])
  func `only the entries of a scope match`(scope: ScreeningScope, expected: [String]) {
    let query = ScreeningQuery(names: ["Ines Palomar"], kind: .person)
    for preset in ScreeningPreset.allCases {
      let screener = Screener(Self.index, preset: preset, scope: scope)
      let found = screener.matches(query).map { Self.index.entries[$0.entry].entity.id }
      #expect(Set(found) == Set(expected), "\(preset)")
    }
  }

  @Test func `what a scope leaves in scores as it does among everything`() {
    let query = ScreeningQuery(names: ["Inez Palomer"], kind: .person)
    let whole = Screener(Self.index, threshold: 0.6).matches(query)
    let part = Screener(Self.index, threshold: 0.6, scope: ScreeningScope(lists: ["offices"])).matches(query)
    let expected = whole.filter { Self.index.entries[$0.entry].snapshot == 1 }.map { "\($0.entry) \($0.score)" }
    #expect(part.map { "\($0.entry) \($0.score)" } == expected)
  }
}
