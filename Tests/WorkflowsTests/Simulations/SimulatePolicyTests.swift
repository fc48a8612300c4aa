import Domain
import Foundation
import Logging
import Testing

@testable import Workflows

@Suite("Simulations")
struct SimulatePolicyTests {
  private struct Desk {
    let store = FakeSimulations()
    let queue = FakeJobQueue()
    let invoices = FakeInvoices()
    let tenants = FakeTenants()
    let time = SetTime()
    let simulate: SimulatePolicy

    init(_ count: Int) {
      tenants.set(TenantPolicy(), of: queue.realm.tenant)
      simulate = SimulatePolicy(
        reading: .init { document in
          var policy = TenantPolicy()
          if document["strict"]?.bool == true { policy.rules = [PolicyRule(otherwise: .review(queue: "general"))] }
          return policy
        }, store: store, queue: queue,
        invoices: invoices, tenants: tenants, sellers: invoices, prices: tenants, signals: JobSignals(), time: time,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      let results = [PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])]
      store.state.withLock { state in
        // In the order of their identifiers, which rise.
        state.rulings = (0..<count).map { _ in SimulationRulesTests.ruling(results) }.sorted { $0.id < $1.id }
      }
    }

    var window: (from: Date, to: Date) { (time.now.addingTimeInterval(-86_400), time.now) }

    func open(_ draft: JSON?, book: JSON? = nil, scopes: Set<Scope> = Set(Scope.allCases)) async throws -> SimulationID
    {
      let principal = Principal(identity: .key(KeyID(at: time.now)), realm: queue.realm, scopes: scopes)
      return try await simulate.open(
        SimulatePolicy.Request(from: window.from, to: window.to, policy: draft, priceBook: book), for: principal,
        by: Actor("test"))
    }

    /// Works it off, however often a step fails.
    func work(_ id: SimulationID) async throws -> PolicySimulation {
      let lease = JobLease(
        realm: queue.realm, id: JobID(at: time.now), kind: .simulate, subject: id.uuid, attempt: 1, fence: 1)
      for _ in 0..<100 {
        let found = try await store.simulation(id, in: queue.realm)
        if found.state == .complete { return found }
        do { try await simulate.run(lease) } catch StoreError.unavailable { continue }
      }
      throw Overdue()
    }
  }

  @Test(arguments: [0, 1, 199, 200, 201, 450])
  func `the policy in force flips nothing over any number of pages`(count: Int) async throws {
    let desk = Desk(count)
    let found = try await desk.work(try await desk.open(["strict": false]))
    #expect(found.counts.judged == Int64(count) && found.counts.flipped == 0)
    #expect(found.counts.answer?["not_simulated"]?.elements == [])
  }

  /// Each step in turn dies before it is recorded, or after.
  @Test(arguments: 1...4, [true, false])
  func `whatever dies, each ruling is counted once`(step: Int, isRecorded: Bool) async throws {
    let desk = Desk(450)
    desk.store.state.withLock { $0.failures = [step: isRecorded] }
    let found = try await desk.work(try await desk.open(["strict": true]))
    #expect(found.counts.judged == 450 && found.counts.flipped == 450)
    #expect(found.counts.flips == [.init(from: .approve, to: .review): 450])
    let flips = desk.store.state.withLock { $0.flips.map(\.ruling) }
    #expect(flips.count == 450 && Set(flips).count == 450)
    #expect(found.counts.answer?["review_hours"]?["draft"] == .number(450))
  }

  @Test func `the book in force costs the invoice's total, a dearer one the difference`() async throws {
    let desk = Desk(0)
    let now = desk.time.now
    let month = String(now.rfc3339.prefix(7))
    desk.invoices.use(7, at: now.addingTimeInterval(-60).rfc3339)
    desk.store.state.withLock { state in
      state.tallies = [
        UsageTally(
          period: month, meter: "document", priceBook: "standard-2026@1", outcome: .clear, dimensions: [:],
          quantity: 7, billed: 0)
      ]
    }
    var book = try await desk.tenants.book("standard-2026", version: 1)
    let same = try await desk.work(try await desk.open(nil, book: book))
    let cost = try #require(same.counts.answer?["cost"])
    let read = ReadInvoices(
      store: desk.invoices, tenants: desk.tenants, sellers: desk.invoices, prices: desk.tenants,
      invoiceID: { _, _ in InvoiceID(at: now) }, time: desk.time)
    let invoice = try #require(try await read.open(in: desk.queue.realm).first).content
    #expect(invoice.totalMinor == 35)
    #expect(cost["current_total_minor"]?.integer == invoice.totalMinor)
    #expect(cost["draft_total_minor"]?.integer == invoice.totalMinor)
    book = [
      "slug": "standard-2026", "version": 2, "currency": "EUR", "effective_from": "2000-01-01",
      "prices": ["document": "1.05"],
    ]
    let dearer = try await desk.work(try await desk.open(nil, book: book))
    #expect(dearer.counts.answer?["cost"]?["draft_total_minor"]?.integer == 735)
    book = [
      "slug": "standard-2026", "version": 2, "currency": "EUR", "effective_from": "2000-01-01",
      "prices": ["face_match": "1.05"],
    ]
    let lacking = try await desk.work(try await desk.open(nil, book: book))
    #expect(lacking.counts.answer?["cost"]?["unpriced_meters"]?.elements == ["document"])
    #expect(lacking.counts.answer?["cost"]?["draft_total_minor"] == .null)
  }

  @Test func `screening counts for whoever may read it`() async throws {
    let desk = Desk(1)
    for (scopes, expected) in [([Scope.tenantAdmin], false), ([.tenantAdmin, .screeningsRead], true)] {
      let id = try await desk.open(["strict": false], scopes: Set(scopes))
      #expect(try await desk.store.simulation(id, in: desk.queue.realm).withScreening == expected)
    }
  }

  @Test(arguments: [(0.0, false), (0.001, true), (366 * 86_400.0, true), (366 * 86_400.0 + 1, false)])
  func `a window has a length, of a leap year at most`(seconds: TimeInterval, isTaken: Bool) async throws {
    let desk = Desk(0)
    let principal = Principal(identity: .key(KeyID(at: desk.time.now)), realm: desk.queue.realm, scopes: [.tenantAdmin])
    let from = desk.time.now.addingTimeInterval(-seconds)
    let request = SimulatePolicy.Request(from: from, to: desk.time.now, policy: .object([]), priceBook: nil)
    if isTaken {
      _ = try await desk.simulate.open(request, for: principal, by: Actor("test"))
    } else {
      await #expect(throws: WorkflowRefusal.self) {
        _ = try await desk.simulate.open(request, for: principal, by: Actor("test"))
      }
    }
  }
}
