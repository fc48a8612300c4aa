import Domain
import Foundation
import Logging
import Testing

@testable import Workflows

@Suite("The memory that lists may take")
struct ListMemoryTests {
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  private static let one = TenantID(at: Date(timeIntervalSince1970: 1))
  private static let two = TenantID(at: Date(timeIntervalSince1970: 2))
  private let lists = HeldLists()

  private func shelf(_ bytesMax: Int) -> ListShelf {
    ListShelf(store: lists, memory: ListMemory(bytesMax: bytesMax), freshFor: .zero, logger: Self.quiet)
  }

  private func weigh(_ count: Int, of owner: ListOwner, within bytesMax: Int) async throws -> Int {
    let tenants = FakeTenants()
    tenants.set(TenantPolicy(), of: Self.one, slug: "one")
    tenants.set(TenantPolicy(), of: Self.two, slug: "two")
    return try await ListWeighing(store: lists, tenants: tenants, memory: ListMemory(bytesMax: bytesMax)).weigh(
      ListReading(
        version: nil, digest: "00", rowCount: count, entities: HeldLists.people(count), rejected: [],
        rejectedCount: 0), of: ListImportOrder(list: "un", format: "csv", paths: [], owner: owner))
  }

  @Test(arguments: [true, false])
  func `an import fits to the byte, beside its owner's other lists and those of the tenant with most`(
    isMeasured: Bool
  ) async throws {
    lists.put(500, as: "un", isMeasured: isMeasured)
    let other = lists.put(20, as: "other", isMeasured: isMeasured)
    lists.put(10, as: "own", of: .tenant(Self.one), isMeasured: isMeasured)
    let most = lists.put(30, as: "own", of: .tenant(Self.two), isMeasured: isMeasured)
    let bytes = HeldLists.bytes(of: HeldLists.people(40))
    // The version that it replaces is not counted.
    let need = bytes + other + most
    #expect(try await weigh(40, of: .installation, within: need) == bytes)
    await #expect(throws: ListMemoryExcess(list: "un", needBytes: need, boundBytes: need - 1)) {
      try await weigh(40, of: .installation, within: need - 1)
    }
  }

  @Test func `a tenant's own list is held beside the installation's, and beside no other tenant's`() async throws {
    let house = lists.put(20)
    lists.put(900, as: "own", of: .tenant(Self.two))
    let need = house + HeldLists.bytes(of: HeldLists.people(5))
    _ = try await weigh(5, of: .tenant(Self.one), within: need)
    await #expect(throws: ListMemoryExcess(list: "un", needBytes: need, boundBytes: need - 1)) {
      try await weigh(5, of: .tenant(Self.one), within: need - 1)
    }
  }

  @Test func `an import that does not fit is refused, with what it needs, and nothing is stored`() async throws {
    let store = FakeListStore()
    let need = HeldLists.bytes(of: FakeListOpening.people(10).entities)
    func run(within bytesMax: Int) async throws(ListImportError) {
      _ = try await ImportList(
        opening: FakeListOpening.people(10), store: store, tenants: FakeTenants(),
        memory: ListMemory(bytesMax: bytesMax), time: SetTime(), logger: Self.quiet
      ).run(
        ListImportOrder(list: "un", format: "csv", paths: [], owner: .installation, isForced: true),
        by: Actor("operator"))
    }
    let excess = ListMemoryExcess(list: "un", needBytes: need, boundBytes: need - 1)
    await #expect(throws: ListImportError.tooLarge(excess)) { try await run(within: need - 1) }
    #expect(ListImportError.tooLarge(excess).code == "list_too_large")
    #expect(store.stored.isEmpty)
    try await run(within: need)
    #expect(store.stored.map(\.count) == [10])
  }

  @Test(arguments: [true, false])
  func `a new version that does not fit is not searched, and the one before is`(isMeasured: Bool) async throws {
    let bytes = lists.put(10)
    let shelf = shelf(bytes)
    #expect(try await shelf.lists(for: Self.one).map(\.versions) == [["un": 1]])
    #expect(shelf.report.lists == [.init(owner: .installation, list: "un", bytes: bytes)])
    let need = lists.put(11, isMeasured: isMeasured)
    #expect(need > bytes)
    #expect(try await shelf.lists(for: Self.one).map(\.versions) == [["un": 1]])
    try await eventually { !shelf.report.refused.isEmpty }
    #expect(shelf.report.refused == [ListMemoryExcess(list: "un", needBytes: need, boundBytes: bytes)])
    let reads = lists.reads
    #expect(try await shelf.lists(for: Self.one).map(\.versions) == [["un": 1]])
    // It is not read again and again.
    #expect(lists.reads == reads)
    lists.put(9)
    #expect(try await shelf.lists(for: Self.one).first?.index.entries.count == 10)
    try await eventually { shelf.report.refused.isEmpty }
    #expect(try await shelf.lists(for: Self.one).map(\.versions) == [["un": 3]])
  }

  @Test(arguments: [true, false])
  func `where no version ever fitted, nobody is screened against less`(isMeasured: Bool) async throws {
    let own = lists.put(50, as: "own", of: .tenant(Self.one), isMeasured: isMeasured)
    let house = lists.put(10, isMeasured: isMeasured)
    let shelf = shelf(own + house - 1)
    for _ in 0..<2 {
      await #expect(throws: StoreError.unavailable) { try await shelf.lists(for: Self.one) }
    }
    #expect(
      shelf.report.refused == [ListMemoryExcess(list: "own", needBytes: own + house, boundBytes: own + house - 1)])
    #expect(try await shelf.lists(for: Self.two).map(\.owner) == [.installation])
  }

  @Test func `tenants take turns where not all of their lists fit, and each is screened against all of its own`()
    async throws
  {
    let house = lists.put(10)
    let own = lists.put(20, as: "own", of: .tenant(Self.one))
    lists.put(20, as: "own", of: .tenant(Self.two))
    let shelf = shelf(house + own)
    for tenant in [Self.one, Self.two, Self.one, Self.one] {
      let searched = try await shelf.lists(for: tenant)
      #expect(searched.map(\.owner) == [.installation, .tenant(tenant)])
      #expect(searched.map(\.index.entries.count) == [10, 20])
      #expect(shelf.report.lists.map(\.owner) == [.installation, .tenant(tenant)])
      #expect(shelf.report.lists.reduce(0) { $0 + $1.bytes } <= house + own)
    }
  }
}

extension FakeListOpening {
  /// The entries of the reading that it was given.
  fileprivate var entities: [ListEntity] {
    guard case .success(let reading) = reading else { return [] }
    return reading.entities
  }
}
