import Domain
import Testing

@testable import Screening

@Suite("Names looked for in an index")
struct ScreenerTests {
  private static let given = ["Ines", "Jonas", "Marta", "Olek", "Tarik", "Yusuf", "Mohammed", "Elvira", "Pavel", "Sun"]
  private static let family = [
    "Palomar", "Wettering", "Quintero", "Bartosch", "Al-Farazi", "Ostrogin", "Kowalik", "Ben Romdhane", "Haqqani",
    "Kim",
  ]

  private static let index: ScreeningIndex = {
    var entities: [ListEntity] = []
    for (row, first) in given.enumerated() {
      for (column, last) in family.enumerated() {
        entities.append(
          ListEntity(
            id: "\(row)-\(column)", kind: .person,
            names: [ListName("\(last), \(first)", kind: .primary), ListName("\(first) \(last)")]))
      }
    }
    entities.append(ListEntity(id: "body", kind: .organisation, names: [ListName("Palomar Shipping LLC")]))
    return ScreeningIndex([ListSnapshot(list: "made-up", version: "7", digest: "d", entities: entities)])
  }()

  @Test(
    arguments: [
      ("Ines Palomar", "0-0"), ("Palomar Ines", "0-0"), ("Inez Palomar", "0-0"), ("Jonas Weterring", "1-1"),
      ("InesPalomar", "0-0"), ("Pavel Ostrogin Sergeevich", "8-5"), ("Youssef Alfarazi", "5-4"), ("Jns Wttrng", "1-1"),
    ])
  func `the entry is the best match of its name written otherwise`(name: String, id: String) throws {
    let matches = Screener(Self.index).matches(ScreeningQuery(names: [name], kind: .person))
    #expect(Self.index.entries[try #require(matches.first).entry].entity.id == id)
  }

  @Test(arguments: ["Ines Palomar", "Inez Palomer", "Mohamed Farazi", "Jns Wttrng", "T. Haqqani", "Pavel Romdhane Ben"])
  func `the search of candidates finds what a comparison with every name finds`(name: String) {
    let screener = Screener(Self.index, threshold: 0.7)
    let query = ScreeningQuery(names: [name], kind: .person)
    let found = screener.matches(query).map { "\($0.entry) \($0.score)" }
    #expect(found == screener.exhaustiveMatches(query).map { "\($0.entry) \($0.score)" })
  }

  @Test func `a person's name does not meet a body's, nor a body's a person's`() {
    let person = Screener(Self.index).matches(ScreeningQuery(names: ["Palomar Shipping"], kind: .person))
    #expect(!person.contains { Self.index.entries[$0.entry].entity.kind == .organisation })
    let body = Screener(Self.index).matches(ScreeningQuery(names: ["Palomar Shipping"], kind: .organisation))
    #expect(body.map { Self.index.entries[$0.entry].entity.id } == ["body"])
  }

  @Test func `the same question has the same answer, bit for bit`() {
    let query = ScreeningQuery(names: ["Mohamed Farazi", "Yusuf Kim"], kind: nil)
    let answers = (0..<3).map { _ in
      Screener(Self.index, threshold: 0.6).matches(query).map { "\($0.entry) \($0.score.bitPattern)" }
    }
    #expect(answers[0] == answers[1] && answers[1] == answers[2])
    #expect(!answers[0].isEmpty)
  }

  @Test func `the terms of a match sum to its score`() throws {
    let query = ScreeningQuery(names: ["Inez Palomer"], kind: .person, countries: ["ESP"])
    let match = try #require(Screener(Self.index, threshold: 0.6).matches(query).first)
    #expect(abs(match.terms.reduce(0) { $0 + $1.contribution } - match.score) < 1e-9)
  }

  @Test func `a snapshot's list, version and digest stay with the index`() {
    #expect(Self.index.snapshots == [ScreeningIndex.Snapshot(list: "made-up", version: "7", digest: "d")])
    #expect(Self.index.bytes > 0)
    #expect(Self.index.entryBytes >= Self.index.entries.count * MemoryLayout<ListEntity>.size)
  }

  @Test(arguments: [[], [0], [3], [3, 0, 40], [1, 1]])
  func `what an index holds is shared out between its lists to the byte`(counts: [Int]) {
    let index = ScreeningIndex(
      counts.enumerated().map { place, count in
        ListSnapshot(
          list: "\(place)", version: "1", digest: "d",
          entities: (0..<count).map { number in
            ListEntity(id: "an entry's key \(number)", kind: .person, names: [ListName("Ines Palomar \(number)")])
          })
      })
    let memory = index.memory
    #expect(memory.count == counts.count && memory.allSatisfy { $0 > 0 })
    if !counts.isEmpty { #expect(memory.reduce(0, +) == index.bytes + index.entryBytes) }
    for (one, other) in zip(counts.indices, counts.indices.dropFirst()) where counts[one] > counts[other] {
      #expect(memory[one] > memory[other])
    }
  }

  @Test func `an index without entries answers nothing`() {
    #expect(Screener(ScreeningIndex([])).matches(ScreeningQuery(names: ["Ines Palomar"], kind: nil)).isEmpty)
  }
}
