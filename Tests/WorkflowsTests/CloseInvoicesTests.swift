import Domain
import Foundation
import Logging
import Testing

@testable import Workflows

@Suite("Closing periods when they are due")
struct CloseInvoicesTests {
  private static let tenant = TenantID(at: Date(timeIntervalSince1970: 0))
  private static let realm = Realm(tenant: tenant, mode: .live)
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private let store = FakeInvoices()
  private let tenants = FakeTenants()
  private let time = SetTime()

  private static func address() -> BillingAddress {
    var address = BillingAddress(line1: "Street")
    (address.city, address.country) = ("Berlin", "DEU")
    return address
  }

  /// A world at a moment, with complete parties unless told.
  private func closing(
    at now: String, address: BillingAddress? = address(), hasSeller: Bool = true,
    priceChanges: BillingSettings.PriceChanges = .nextPeriod
  ) throws
    -> CloseInvoices
  {
    var policy = TenantPolicy()
    (policy.billing.timeZone, policy.billing.address) = ("Europe/Berlin", address)
    policy.billing.priceChanges = priceChanges
    tenants.set(policy, of: Self.tenant)
    let tax = TaxTerms(category: .standard, percent: "19", reason: nil)
    var seller = Seller(name: "S", address: Self.address(), tax: tax, paymentDays: 14, graceDays: 2)
    seller.vatID = "DE123456788"
    let declared = hasSeller ? seller : nil
    store.state.withLock { $0.seller = declared }
    try set(now)
    return CloseInvoices(
      store: store, tenants: tenants, sellers: store, prices: tenants, invoiceID: { Self.id($1) }, time: time,
      logger: Self.quiet)
  }

  private func set(_ now: String) throws {
    time.pass(try #require(Date(rfc3339: now)).timeIntervalSince(time.now))
  }

  private static func id(_ period: String) -> InvoiceID {
    .first(of: Int64((Date(rfc3339: period + "-01T00:00:00Z") ?? .distantPast).timeIntervalSince1970 * 1000))
  }

  private var issued: [IssuedInvoice] { store.state.withLock { $0.issued } }

  @Test func `a month becomes final when its grace is over, and late usage waits for the next one`() async throws {
    store.use(3, at: "2026-10-15T00:00:00Z")
    let closing = try closing(at: "2026-11-02T22:59:59Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.isEmpty)
    try set("2026-11-02T23:00:00Z")
    try await closing.run(for: Self.tenant)
    try await closing.run(for: Self.tenant)
    #expect(issued.map(\.number) == ["ONE-000001"])
    #expect(issued.first?.document.issuedOn.description == "2026-11-03")
    #expect(issued.first?.document.dueOn?.description == "2026-11-17")
    store.use(2, at: "2026-10-16T00:00:00Z")
    store.use(4, at: "2026-11-16T00:00:00Z")
    try set("2026-12-03T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.last?.document.content.lines.map(\.period) == ["2026-10", "2026-11"])
    #expect(issued.last?.document.content.lines.map(\.quantity) == [2, 4])
    // What it was priced by goes with it: books of both months, and what the first invoice has of the earlier one.
    let pricings = store.state.withLock { $0.pricings }
    #expect(pricings.map(\.firstClosed) == [nil, "2026-10"])
    #expect(pricings.first?.billed == [])
    #expect(pricings.last?.books.map(\.period) == ["2026-10", "2026-11"])
    #expect(pricings.last?.books.map(\.days) == [31, 30])
    #expect(Set(pricings.last?.billed.map(\.period) ?? []) == ["2026-10"])
    #expect(pricings.last?.billed.reduce(0) { $0 + $1.billed } == 3)
    #expect(pricings.last?.billed.allSatisfy { $0.quantity == 0 } == true)
  }

  @Test func `months that were missed are closed one after another, without an invoice where nothing was billed`()
    async throws
  {
    store.use(1, at: "2026-07-15T00:00:00Z")
    store.use(1, at: "2026-09-15T00:00:00Z")
    try await closing(at: "2026-11-10T00:00:00Z").run(for: Self.tenant)
    #expect(store.state.withLock { $0.closed.map(\.period) } == ["2026-07", "2026-08", "2026-09", "2026-10"])
    #expect(issued.map(\.document.content.period.name) == ["2026-07", "2026-09"])
  }

  @Test func `a round that dies half way is taken up by the next one`() async throws {
    store.use(1, at: "2026-08-15T00:00:00Z")
    store.use(1, at: "2026-09-15T00:00:00Z")
    let closing = try closing(at: "2026-11-10T00:00:00Z")
    store.state.withLock { $0.failures = 1 }
    await #expect(throws: StoreError.unavailable) { try await closing.run(for: Self.tenant) }
    try await closing.run(for: Self.tenant)
    #expect(issued.map(\.position) == [1, 2])
  }

  @Test func `an operator closes the running month once; what comes later is the next month's to bill`() async throws {
    store.use(2, at: "2026-11-05T00:00:00Z")
    let closing = try closing(at: "2026-11-10T00:00:00Z")
    let first = try await closing.close(through: "2026-11", for: Self.tenant, by: Actor("operator"))
    let again = try await closing.close(through: "2026-11", for: Self.tenant, by: Actor("operator"))
    #expect(first == again)
    #expect(first?.document.content.totalMinor == 12)
    store.use(5, at: "2026-11-20T00:00:00Z")
    try set("2026-12-01T12:00:00Z")
    let next = try await closing.close(through: "2026-12", for: Self.tenant, by: Actor("operator"))
    #expect(next?.document.content.lines.map(\.period) == ["2026-11"])
    #expect(next?.document.content.period.name == "2026-12")
  }

  @Test(arguments: [
    ("2026-12", InvoiceRefusal.periodNotBegun), ("2026-13", .periodNotBegun), ("november", .periodNotBegun),
  ])
  func `a month that has not begun is not closed`(period: String, refusal: InvoiceRefusal) async throws {
    let closing = try closing(at: "2026-11-10T00:00:00Z")
    await #expect(throws: refusal) {
      try await closing.close(through: period, for: Self.tenant, by: Actor("operator"))
    }
  }

  @Test func `what an invoice needs is named, and nothing is closed before it is there`() async throws {
    store.use(2, at: "2026-10-05T00:00:00Z")
    let closing = try closing(at: "2026-11-10T00:00:00Z", address: BillingAddress(line1: "Somewhere"))
    await #expect(throws: InvoiceRefusal.incomplete([.buyerAddress])) { try await closing.run(for: Self.tenant) }
    #expect(store.state.withLock { $0.closed.isEmpty })
    _ = try self.closing(at: "2026-11-10T00:00:00Z", hasSeller: false)
    try await closing.run(for: Self.tenant)
    #expect(store.state.withLock { $0.closed.isEmpty })
  }

  @Test func `usage without a number waits for it`() async throws {
    store.use(1, at: "2026-10-05T00:00:00Z")
    store.use(1, at: "2026-10-06T00:00:00Z", isNumbered: false)
    try await closing(at: "2026-11-10T00:00:00Z").run(for: Self.tenant)
    #expect(issued.map { $0.document.content.lines.map(\.quantity) } == [[1]])
  }

  private static let tiers: JSON = ["document": ["graduated": [["up_to": 10, "unit": "1.00"], ["unit": "0.10"]]]]

  private func drafts() async throws -> [InvoiceContent] {
    let reading = ReadInvoices(
      store: store, tenants: tenants, sellers: store, prices: tenants, invoiceID: { Self.id($1) }, time: time)
    return try await reading.open(in: Self.realm).map(\.content)
  }

  @Test func `the draft is the invoice, by tiers, fees and free units, and late usage goes on where they ended`()
    async throws
  {
    tenants.price(
      Self.tiers, terms: [("free", ["document": 2]), ("fees", [["name": "platform", "amount": "5.00"]])])
    store.use(14, at: "2026-10-15T00:00:00Z")
    let closing = try closing(at: "2026-11-02T00:00:00Z")
    let draft = try #require(try await drafts().last)
    #expect(draft.lines.map(\.quantity) == [10, 2, 2, 1])
    #expect(draft.netMinor == 1000 + 20 + 500)
    try set("2026-11-03T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.map(\.document.content) == [draft])
    store.use(3, at: "2026-10-20T00:00:00Z")
    let next = try #require(try await drafts().last)
    #expect(next.lines.map(\.period) == ["2026-10", "2026-11"])
    #expect(next.lines.map(\.amountMinor) == [30, 500])
    try set("2026-12-03T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.map(\.document.content).last == next)
  }

  @Test func `fees are owed from the month of the first billed use on`() async throws {
    tenants.price(Self.tiers, terms: [("fees", [["name": "platform", "amount": "5.00"]])])
    let closing = try closing(at: "2026-09-10T00:00:00Z")
    #expect(try await drafts().map(\.netMinor) == [0])
    store.use(1, at: "2026-09-15T00:00:00Z")
    #expect(try await drafts().map(\.netMinor) == [600])
    try set("2026-11-10T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.map(\.document.content.netMinor) == [600, 500])
  }

  @Test func `a tenant that used nothing yet is not closed by hand, and owes what its draft says`() async throws {
    tenants.price(
      Self.tiers, terms: [("fees", [["name": "platform", "amount": "49.00"]]), ("minimum", "200.00")])
    let closing = try closing(at: "2026-09-10T00:00:00Z")
    let none = try await closing.close(through: "2026-09", for: Self.tenant, by: Actor("operator"))
    #expect(none == nil)
    #expect(store.state.withLock { $0.closed.isEmpty })
    #expect(try await drafts().map(\.netMinor) == [0])
    try set("2026-11-10T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.isEmpty)
    store.use(1, at: "2026-11-10T00:00:00Z")
    let draft = try #require(try await drafts().last)
    let invoice = try await closing.close(through: "2026-11", for: Self.tenant, by: Actor("operator"))
    #expect(invoice?.document.content == draft && draft.netMinor == 24_900)
  }

  @Test func `nothing is added up while no period is due, and for no id that is no draft's`() async throws {
    store.use(2, at: "2026-10-15T00:00:00Z")
    let closing = try closing(at: "2026-11-10T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.count == 1)
    store.use(2, at: "2026-11-15T00:00:00Z")
    store.state.withLock { $0.looks = 0 }
    for now in ["2026-11-16T00:00:00Z", "2026-12-02T22:59:59Z"] {
      try set(now)
      try await closing.run(for: Self.tenant)
    }
    let reading = ReadInvoices(
      store: store, tenants: tenants, sellers: store, prices: tenants, invoiceID: { Self.id($1) }, time: time)
    await #expect(throws: StoreError.notFound) { try await reading.one(Self.id("2027-01"), in: Self.realm) }
    #expect(store.state.withLock { $0.looks } == 0)
    #expect(try await reading.one(Self.id("2026-11"), in: Self.realm).content.lines.map(\.quantity) == [2])
    #expect(try await reading.one(Self.id("2026-10"), in: Self.realm).status == .final)
    try set("2026-12-03T00:00:00Z")
    try await closing.run(for: Self.tenant)
    #expect(issued.count == 2)
  }

  @Test func `usage is priced by the version that it was metered by, and fees by the days of each`() async throws {
    tenants.price(["document": "1"], terms: [("fees", [["name": "platform", "amount": "31.00"]])])
    tenants.price(["document": "2"], from: "2026-10-11", terms: [("fees", [["name": "platform", "amount": "62.00"]])])
    let closing = try closing(at: "2026-11-10T00:00:00Z", priceChanges: .atOnce)
    store.use(3, at: "2026-10-05T00:00:00Z")
    store.use(4, at: "2026-10-15T00:00:00Z", book: "standard-2026@2")
    try await closing.run(for: Self.tenant)
    #expect(issued.first?.document.content.lines.map(\.amountMinor) == [300, 800, 1000, 4200])
  }
}
