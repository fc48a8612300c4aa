import Billing
import Domain
import Foundation
import Testing
import TransparencyLog
import Workflows

/// An invoice of November with its events, before it is sealed into a log: what is changed here, an operator lies about
/// from the start; what is changed in the bundle, somebody altered afterwards.
struct TestBundle {
  static let tenant = TenantID.first(of: 1)
  static let book: JSON = [
    "slug": "b-1", "version": 1, "currency": "EUR", "effective_from": "2026-01-01",
    "prices": [
      "document": [
        ["when": ["metadata": ["store": ["a"]]], "price": "0.405"],
        ["price": ["graduated": [["up_to": 3, "unit": "0.335"], ["unit": "0.2", "fixed": "1"]]]],
      ], "screening": "0.105",
    ], "fees": [["name": "platform", "amount": "9.00"]], "free": ["screening": 1], "minimum": "5.00",
    "discount_percent": "5",
  ]

  /// A usage event: its meter, its store, when it was, and why it is free.
  struct Use {
    var meter = "document"
    var store: String?
    var time = "2026-11-15T12:00:00.000Z"
    var reason: String?
  }

  var uses: [Use] = [
    Use(), Use(store: "a"), Use(meter: "screening"), Use(reason: "retake"), Use(),
    Use(time: "2026-12-01T00:00:00.000Z"),
    Use(time: "2026-10-31T23:30:00.000Z"), Use(), Use(meter: "screening"), Use(), Use(store: "b"),
  ]
  var pricing = InvoicePricing(
    firstClosed: nil, books: [InvoicePricing.Book(period: "2026-11", days: 30, document: book)], billed: [])
  var document: InvoiceDocument
  var events: [InvoiceEvent]
  var after: Int64 = 0
  var previous: InvoiceCoverage.Previous?

  /// An honest one.
  init(changing change: (inout TestBundle) throws -> Void = { _ in }) throws {
    let address = BillingAddress(line1: "Street")
    let tax = TaxTerms(category: .standard, percent: "19", reason: nil)
    let none = InvoiceContent(
      id: InvoiceID.first(of: 2), period: InvoicePeriod(try Self.period), currency: "EUR", lines: [], taxes: [],
      netMinor: 0, taxMinor: 0, totalMinor: 0)
    document = InvoiceDocument(
      content: none, seller: Seller(name: "S", address: address, tax: tax, paymentDays: 14, graceDays: 2),
      buyer: Buyer(name: "B", address: address), issuedOn: CalendarDate(utc: Date(timeIntervalSince1970: 1.8e9)))
    document.dueOn = document.issuedOn.adding(days: 14)
    events = []
    try change(&self)
    try bill(at: tax)
  }

  static var period: BillingPeriod { get throws { try .month(named: "2026-11", in: "Europe/Berlin") } }

  /// Prices what is owed, and puts each event onto its line.
  private mutating func bill(at tax: TaxTerms) throws {
    let (period, book) = (try Self.period, try PriceBook(json: Self.book))
    var months: [Int: String] = [:]
    for (index, use) in uses.enumerated() where use.reason == nil {
      let moment = try #require(Date(rfc3339: use.time))
      let month = try BillingPeriod.month(containing: moment, in: period.timeZone)
      if month.start <= period.start { months[index] = month.name }
    }
    let tallies = months.map { index, month in
      UsageTally(
        period: month, meter: uses[index].meter, priceBook: book.name, outcome: .clear,
        dimensions: uses[index].store.map { ["store": $0] } ?? [:], quantity: 1, billed: 0)
    }
    let books = Dictionary(grouping: pricing.books, by: \.period).mapValues { list in
      list.map { BookInForce(book: book, days: $0.days) }
    }
    let fold = try InvoiceFold(
      of: period, in: "EUR", from: tallies + pricing.billed, under: books,
      since: UsageFrontier(
        firstClosed: pricing.firstClosed, lastClosed: nil, through: 0, horizon: 0, earliest: nil))
    document.content = try fold.content(document.content.id, taxedAt: tax)
    var places = try fold.places().flatMap { place in Array(repeating: place, count: Int(place.quantity)) }
    events = try uses.enumerated().map { index, use in
      var line = ""
      if let month = months[index] {
        let found = try #require(
          places.firstIndex { place in
            (place.tally.period, place.tally.meter, place.tally.dimensions["store"])
              == (month, use.meter, use.store)
          })
        line = String(places.remove(at: found).line)
      }
      return try Self.event(use, Int64(index) + 1 + after, on: line)
    }
  }

  static func event(_ use: Use, _ number: Int64, on line: String) throws -> InvoiceEvent {
    let record = LogRecord(
      kind: .usageEvent, tenant: tenant, subject: UsageID.first(of: number).description,
      occurredAt: try #require(Date(rfc3339: use.time)),
      content: [
        "mode": "live", "meter": .string(use.meter), "outcome": "clear", "billable": .bool(use.reason == nil),
        "reason": .optional(use.reason), "price_book_version": "b-1@1",
      ])
    let key = try #require(CommitmentKey(bytes: Array(repeating: UInt8(number), count: 32)))
    let leaf = LogLeaf.record(LeafCommitment(to: try #require(CanonicalRecord(record.json)), under: key))
    return InvoiceEvent(
      sequence: number, record: record.json, leaf: leaf.base64, key: key.base64, place: line,
      dimensions: JSON(use.store.map { ["store": $0] } ?? [:]).compactText, committed: nil
    ).committed()
  }

  /// The bundle: a log whose one leaf commits to all of it.
  func sealed(_ changing: (inout InvoiceManifest) -> Void = { _ in }) throws -> SealedBundle {
    var tree = CompactTree()
    var lines: [Int: CompactTree] = [:]
    for event in events {
      let hash = MerkleHashing.leaf(event.entry)
      tree.append(hash)
      if let line = Int(event.place) { lines[line, default: CompactTree()].append(hash) }
    }
    let coverage = InvoiceCoverage(
      after: after, horizon: after + Int64(events.count), through: after + 5, previous: previous,
      root: tree.head.root.base64,
      lines: lines.sorted { $0.key < $1.key }.map {
        InvoiceCoverage.Line(number: $0, count: $1.size, root: $1.head.root.base64)
      })
    var manifest = InvoiceManifest.usage(pricing, coverage)
    changing(&manifest)
    return try SealedBundle(document, manifest, events)
  }
}

extension InvoiceEvent {
  /// The event as it is committed to.
  func committed() -> InvoiceEvent { changed { $0["committed"] = .string(MerkleHashing.leaf(entry).base64) } }

  /// The event with other members.
  func changed(_ change: (inout [String: JSON]) -> Void) -> InvoiceEvent {
    var members = Dictionary((json.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    change(&members)
    return InvoiceEvent(.object(members.map { JSON.Member($0, $1) })) ?? self
  }
}

/// A bundle as it is served.
struct SealedBundle {
  var document: String
  var manifest: String
  var proof: ProofFile
  var events: [InvoiceEvent]
  let keys: TrustedLog

  init(_ document: InvoiceDocument, _ manifest: InvoiceManifest, _ events: [InvoiceEvent]) throws {
    self.document = try document.text()
    self.manifest = manifest.json.canonical.compactText
    self.events = events
    let record = LogRecord(
      kind: .invoice, tenant: TestBundle.tenant, subject: document.content.id.description,
      occurredAt: Date(timeIntervalSince1970: 1.8e9),
      content: [
        "mode": "live", "number": "ONE-000001", "net_minor": .integer(document.content.netMinor),
        "tax_minor": .integer(document.content.taxMinor), "total_minor": .integer(document.content.totalMinor),
        "document_sha256": .string(TextDigest(of: self.document).description),
        "manifest_sha256": .string(TextDigest(of: self.manifest).description),
      ])
    let key = try #require(CommitmentKey(bytes: Array(repeating: 200, count: 32)))
    let leaf = LogLeaf.record(LeafCommitment(to: try #require(CanonicalRecord(record.json)), under: key))
    let name = try KeyName("assay/test")
    let signer = try NoteSigner(name: name, kind: .note, seed: Array(repeating: 9, count: 32))
    let note = try Checkpoint(origin: name, head: TreeHead(size: 1, root: leaf.hash)).signed(by: signer)
    proof = ProofFile(
      leaf: leaf, place: ProofPlace(index: 0, path: [], checkpoint: note),
      opening: LeafOpening(record: record.json, key: key), global: nil)
    keys = TrustedLog(origin: name, keys: [LogKey(signer.verifier)])
  }

  var header: BundleHeader {
    get throws {
      try BundleHeader(
        InvoiceBundle(
          invoice: InvoiceID.first(of: 2), position: 1, document: document, manifest: manifest, proof: proof.json
        ).json.bytes)
    }
  }

  /// The bundle's file.
  var bytes: [UInt8] {
    let bundle = InvoiceBundle(
      invoice: InvoiceID.first(of: 2), position: 1, document: document, manifest: manifest, proof: proof.json)
    return ([bundle.json] + events.map(\.json)).flatMap { $0.bytes + [UInt8(ascii: "\n")] }
  }

  /// The statements that hold, or the first that does not.
  func verdict(after previous: SealedBundle? = nil) throws -> Result<[String], InvoiceFailure> {
    let (header, before) = (try header, try previous?.header)
    do throws(InvoiceFailure) {
      var invoice = try VerifyInvoice(header, trusting: ProofVerification(log: keys), after: before)
      for event in events { try invoice.take(event.json.bytes) }
      return .success(try invoice.finish())
    } catch {
      return .failure(error)
    }
  }
}
