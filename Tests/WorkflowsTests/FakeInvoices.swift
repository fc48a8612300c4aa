import Domain
import Foundation
import Synchronization

@testable import Workflows

/// Usage and closings in memory. A closing that is told to fail leaves nothing, as a transaction does.
final class FakeInvoices: InvoiceStore, SellerRegister {
  struct State {
    var events: [(at: Date, sequence: Int64?, book: String)] = []
    var closed: [(period: String, through: Int64)] = []
    var issued: [IssuedInvoice] = []
    var pricings: [InvoicePricing] = []
    var billed: Set<Int> = []
    var seller: Seller?
    var failures = 0
    var overdueDays: [CalendarDate] = []
    /// How often all usage was looked at.
    var looks = 0
  }

  let state = Mutex(State())

  func use(_ count: Int, at time: String, isNumbered: Bool = true, book: String = "standard-2026@1") {
    state.withLock { state in
      for _ in 0..<count {
        let next = Int64(state.events.count + 1)
        state.events.append((Date(rfc3339: time) ?? .distantPast, isNumbered ? next : nil, book))
      }
    }
  }

  func lastClosed(in realm: Realm) async throws(StoreError) -> String? {
    state.withLock { $0.closed.last?.period }
  }

  func frontier(in realm: Realm) async throws(StoreError) -> UsageFrontier {
    state.withLock { state in
      state.looks += 1
      let open = state.events.indices.filter { !state.billed.contains($0) }
      return UsageFrontier(
        firstClosed: state.closed.first?.period, lastClosed: state.closed.last?.period,
        through: state.closed.last?.through ?? 0,
        horizon: state.events.compactMap(\.sequence).max() ?? 0, earliest: open.map { state.events[$0].at }.min())
    }
  }

  private static func open(_ state: State, _ spans: [InvoicePeriod], _ withUnnumbered: Bool) -> [(String, Int)] {
    state.events.indices.compactMap { index in
      let event = state.events[index]
      guard !state.billed.contains(index), withUnnumbered || event.sequence != nil,
        let span = spans.first(where: { $0.start <= event.at && event.at < $0.end })
      else { return nil }
      return (span.name, index)
    }
  }

  private static func counted(
    _ state: State, _ spans: [InvoicePeriod], _ withUnnumbered: Bool
  ) -> [UsageTally] {
    let new = open(state, spans, withUnnumbered)
    let old = state.billed.compactMap { index in
      spans.first { $0.start <= state.events[index].at && state.events[index].at < $0.end }.map { ($0.name, index) }
    }
    return (new.map { ($0, 1, 0) } + old.map { ($0, 0, 1) }).map { event, quantity, billed in
      UsageTally(
        period: event.0, meter: "document", priceBook: state.events[event.1].book, outcome: .clear, dimensions: [:],
        quantity: quantity, billed: billed)
    }
  }

  func priceBooks(
    of spans: [InvoicePeriod], from frontier: UsageFrontier, withUnnumbered: Bool, in realm: Realm
  ) async throws(StoreError) -> Set<String> {
    state.withLock { Set(Self.counted($0, spans, withUnnumbered).map(\.priceBook)) }
  }

  func tallies(
    of spans: [InvoicePeriod], under books: Set<String>, by dimensions: [String: Set<String>],
    from frontier: UsageFrontier,
    withUnnumbered: Bool, in realm: Realm
  ) async throws(StoreError) -> [UsageTally] {
    state.withLock { Self.counted($0, spans, withUnnumbered).filter { books.contains($0.priceBook) } }
  }

  func close(
    _ closing: PeriodClosing, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> IssuedInvoice? {
    let result = state.withLock { state -> Result<IssuedInvoice?, StoreError> in
      guard state.closed.last?.period == closing.frontier.lastClosed else { return .failure(.stale) }
      guard state.failures == 0 else {
        state.failures -= 1
        return .failure(.unavailable)
      }
      state.billed.formUnion(Self.open(state, closing.spans, false).map(\.1))
      state.closed.append((closing.period.name, closing.frontier.horizon))
      guard let document = closing.document else { return .success(nil) }
      let position = Int64(state.issued.count + 1)
      let invoice = IssuedInvoice(
        position: position, number: IssuedInvoice.number(of: closing.slug, at: position), document: document,
        issuedAt: now)
      state.issued.append(invoice)
      state.pricings.append(closing.pricing)
      return .success(invoice)
    }
    return try result.get()
  }

  func invoice(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> (IssuedInvoice, InvoiceAccount) {
    guard let found = state.withLock({ $0.issued.first { $0.document.content.id == id } }) else { throw .notFound }
    return (found, InvoiceAccount(settledMinor: 0, isPaid: false, isOverdue: false))
  }

  func tellOverdue(
    today: CalendarDate, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> Int {
    state.withLock { $0.overdueDays.append(today) }
    return 0
  }

  func seller() async throws(StoreError) -> Seller? { state.withLock { $0.seller } }

  // Nobody who is tested here settles, lists or declares.
  func invoices(
    below position: Int64?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [(IssuedInvoice, InvoiceAccount)] { throw .notFound }
  func events(
    of id: InvoiceID, line: Int, after: UsageID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [UsageEvent] { throw .notFound }
  func credited(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> [Int: Int64] { throw .notFound }
  func record(
    _ payment: PaymentDraft, for id: InvoiceID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) { throw .notFound }
  func credit(
    _ note: InvoiceDocument, credited: [Int: Int64], slug: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> IssuedInvoice { throw .notFound }
  func creditMinor(of currency: String, in realm: Realm) async throws(StoreError) -> Int64 { throw .notFound }
  func declare(_ seller: Seller, by actor: Actor, at now: Date) async throws(StoreError) -> Int { throw .notFound }
}
