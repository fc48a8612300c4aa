import Domain
import Testing

@testable import Screening

@Suite("Customers screened again by what changes in a list")
struct ReverseScreeningTests {
  /// A customer and an entry with the bits of their score, as one text.
  private static func pair(_ customer: Int32, _ entry: Int, _ score: Double) -> String {
    "\(customer) \(entry) \(score.bitPattern)"
  }

  @Test(
    arguments: [1, 2, 3, 4] as [UInt64], [ScreeningPreset.balanced, .strict, .ofac])
  func `both directions alert on the same pairs with the same scores`(seed: UInt64, preset: ScreeningPreset) async {
    var made = MadeUpNames(seed: seed)
    // The preset of OFAC compares every customer with every name, so it is given fewer.
    let count = preset == .ofac ? 20 : 100
    let entities = (0..<count).map { made.entity($0) }
    let lists = [
      ListSnapshot(list: "one", version: "1", digest: "", entities: Array(entities[..<(count / 2)])),
      ListSnapshot(list: "two", version: "1", digest: "", entities: Array(entities[(count / 2)...])),
    ]
    let index = ScreeningIndex(lists)
    let scope = seed % 2 == 0 ? .everything : ScreeningScope(lists: ["two"], topics: [.sanction, .politicallyExposed])
    let screener = Screener(index, preset: preset, threshold: seed % 3 == 0 ? 0.7 : nil, scope: scope)
    let queries = (0..<count).map { _ in
      made.query(near: made.below(3) == 0 ? nil : entities[made.below(entities.count)])
    }
    var customers = CustomerIndex<Int32>()
    for (place, query) in queries.enumerated() { customers.insert(query, for: Int32(place)) }
    let changed = Set((0..<(count / 2)).map { _ in made.below(entities.count) })

    let forward = queries.enumerated().flatMap { place, query in
      screener.matches(query).filter { changed.contains($0.entry) }.map { Self.pair(Int32(place), $0.entry, $0.score) }
    }
    let reverse = customers.alerts(for: changed, by: screener).map { Self.pair($0.customer, $0.entry, $0.score) }
    #expect(!forward.isEmpty)
    #expect(reverse == forward)
    let shared = await customers.alerts(for: changed, by: screener, tasks: 3)
    #expect(shared.map { Self.pair($0.customer, $0.entry, $0.score) } == forward)
  }

  @Test func `a customer that is put in again stands for what is known now, and one that is taken out for nothing`() {
    let list = ListSnapshot(
      list: "one", version: "1", digest: "",
      entities: [ListEntity(id: "1", kind: .person, names: [ListName("Ines Palomar")])])
    let screener = Screener(ScreeningIndex([list]))
    var customers = CustomerIndex<Int32>()
    customers.insert(ScreeningQuery(names: ["Ines Palomar"], kind: .person), for: 7)
    customers.insert(ScreeningQuery(names: ["Inez Palomar"], kind: .person), for: 8)
    #expect(customers.alerts(for: [0], by: screener).map(\.customer) == [7, 8])
    customers.insert(ScreeningQuery(names: ["Jonas Wettering"], kind: .person), for: 7)
    #expect(customers.alerts(for: [0], by: screener).map(\.customer) == [8])
    #expect(customers.count == 2)
    customers.remove(8)
    customers.remove(9)
    #expect(customers.alerts(for: [0], by: screener).isEmpty)
    #expect(customers.contains(7) && !customers.contains(8))
  }

  @Test func `room of customers that are gone is given back, and those that stay are as they were`() {
    var made = MadeUpNames(seed: 11)
    let entities = (0..<40).map { made.entity($0) }
    let screener = Screener(
      ScreeningIndex([ListSnapshot(list: "one", version: "1", digest: "", entities: entities)]), threshold: 0.7)
    let queries = (0..<200).map { made.query(near: entities[$0 % 40]) }
    var (all, some) = (CustomerIndex<Int32>(), CustomerIndex<Int32>())
    for (place, query) in queries.enumerated() {
      all.insert(query, for: Int32(place))
      if place % 3 == 0 { some.insert(query, for: Int32(place)) }
    }
    let before = all.bytes
    for place in queries.indices where place % 3 != 0 { all.remove(Int32(place)) }
    #expect(all.count == some.count)
    #expect(all.bytes < before)
    #expect(all.alerts(for: 0..<40, by: screener) == some.alerts(for: 0..<40, by: screener))
  }

  @Test func `no entry and no customer give no alert`() {
    let empty = Screener(ScreeningIndex([]))
    var customers = CustomerIndex<Int32>()
    #expect(customers.alerts(for: [], by: empty).isEmpty)
    customers.insert(ScreeningQuery(names: [], kind: nil), for: 1)
    #expect(customers.alerts(for: [0, 5, -1], by: empty).isEmpty)
  }
}
