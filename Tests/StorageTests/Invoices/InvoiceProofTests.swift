import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Invoices are committed to their events")
struct InvoiceProofTests {
  private static func coverage(_ world: InvoiceWorld, _ invoice: IssuedInvoice) async throws -> InvoiceCoverage {
    _ = try await world.world.logSequencer().run()
    let bundle = try await world.archive.bundle(of: invoice.document.content.id, in: world.world.here)
    let manifest = InvoiceManifest(try JSON.parse(Array(bundle.manifest.utf8)))
    guard case .usage(let pricing, let coverage) = manifest else { throw StoreError.damaged }
    #expect(pricing == InvoiceWorld.pricing)
    return coverage
  }

  private static func events(_ world: InvoiceWorld, _ invoice: IssuedInvoice) async throws -> [InvoiceEvent] {
    let bundle = try await world.archive.bundle(of: invoice.document.content.id, in: world.world.here)
    var (events, page): ([InvoiceEvent], Int64) = ([], 0)
    while let next = try await world.archive.events(page, of: bundle, in: world.world.here) {
      events += next
      page += 1
    }
    return events
  }

  @Test func `the leaf has the digests of document and manifest, and its proof holds`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(3, at: "2026-10-15T00:00:00Z")
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      let id = invoice.document.content.id
      await #expect(throws: StoreError.notAllowed(.notProven)) {
        try await world.archive.proof(of: id, in: world.world.here)
      }
      _ = try await world.world.logSequencer().run()
      let bundle = try await world.archive.bundle(of: id, in: world.world.here)
      let proof = try ProofFile(bundle.proof.bytes)
      guard case .holds = try await world.world.verification().verdict(on: proof) else {
        return #expect(Bool(false), "the proof does not hold")
      }
      let record = try #require(proof.opening?.record)
      #expect(record["kind"] == "invoice")
      #expect(record["subject"]?.text == id.description)
      let content = try #require(record["content"])
      #expect(content["number"] == "ONE-000001")
      #expect(content["total_minor"]?.integer == invoice.document.content.totalMinor)
      #expect(content["document_sha256"]?.text == TextDigest(of: bundle.document).description)
      #expect(content["manifest_sha256"]?.text == TextDigest(of: bundle.manifest).description)
      #expect(InvoiceDocument(text: bundle.document) == invoice.document)
      for realm in [world.world.there, Realm(tenant: world.world.here.tenant, mode: .test)] {
        await #expect(throws: StoreError.notFound) { try await world.archive.bundle(of: id, in: realm) }
      }
    }
  }

  @Test func `hashes that are made in the database are those of the events as they are served`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z", outcome: .clear, dimensions: ["store": "a\n\"ü\""])
      try await world.meter(1, at: "2026-11-02T00:00:00Z")
      try await world.meter(1, at: "2026-10-16T00:00:00.123456Z")
      let october = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      let coverage = try await Self.coverage(world, october)
      #expect((coverage.after, coverage.horizon, coverage.through, coverage.previous) == (0, 4, 2, nil))
      var tree = CompactTree()
      var line = CompactTree()
      let events = try await Self.events(world, october)
      #expect(events.map(\.place) == ["1", "1", "", "1"])
      for event in events {
        let hash = MerkleHashing.leaf(event.entry)
        #expect(event.committed == hash.base64)
        tree.append(hash)
        if event.place == "1" { line.append(hash) }
        let leaf = try #require(event.leaf.flatMap { LogLeaf(base64: $0) })
        let key = try #require(event.key.flatMap { CommitmentKey(base64: $0) })
        guard case .record(let commitment) = leaf else { return #expect(Bool(false), "no record") }
        #expect(commitment.opens(to: try #require(CanonicalRecord(event.record)), under: key))
      }
      #expect(coverage.root == tree.head.root.base64)
      #expect(coverage.lines == [InvoiceCoverage.Line(number: 1, count: 3, root: line.head.root.base64)])
      // The next one goes on behind what was billed as a whole, and looks at what is between once more.
      let november = try #require(
        try await world.close(InvoiceWorld.november, over: [InvoiceWorld.november]))
      let next = try await Self.coverage(world, november)
      #expect((next.after, next.horizon) == (2, 4))
      #expect(next.previous?.invoice == october.document.content.id)
      #expect(
        next.previous?.leaf
          == (try await world.archive.proof(of: october.document.content.id, in: world.world.here))["leaf"]?.text)
      let first = october.document.content.id.uuid.uuidString.lowercased()
      #expect(try await Self.events(world, november).map(\.place) == ["1", first])
      // What a later invoice has since is shown where it was.
      #expect(try await Self.events(world, october).map(\.place) == ["1", "1", "", "1"])
    }
  }

  @Test func `a period without an invoice leaves no hole between those before and behind it`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(1, at: "2026-10-15T00:00:00Z")
      _ = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      _ = try await world.close(InvoiceWorld.november, over: [InvoiceWorld.november])
      let december = InvoicePeriod(
        name: "2026-12", timeZone: "UTC", start: InvoiceWorld.november.end,
        end: try #require(Date(rfc3339: "2027-01-01T00:00:00Z")))
      try await world.meter(2, at: "2026-12-15T00:00:00Z")
      let invoice = try #require(try await world.close(december, over: [december]))
      let coverage = try await Self.coverage(world, invoice)
      #expect((coverage.after, coverage.horizon, coverage.through) == (1, 3, 3))
    }
  }

  @Test func `more events than a tile has are all there, page by page`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(1, at: "2026-10-15T00:00:00Z")
      let tenant = world.world.here.tenant.uuid
      try await world.world.owner.script(
        """
        insert into usage_events (tenant_id, mode, id, check_id, meter, unit_price, currency, price_book, dimensions,
          occurred_at)
        select '\(tenant)', 'live', gen_random_uuid(), gen_random_uuid(), 'screening', '0.35', 'EUR', 'standard-2026@1',
          '{}', '2026-10-15T00:00:00Z' from generate_series(1, \(2 * InvoiceTiles.width))
        """)
      _ = try await Sequencer(database: world.world.database, time: SystemTime()).run()
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      let coverage = try await Self.coverage(world, invoice)
      #expect(coverage.count == 2 * InvoiceTiles.width + 1)
      let events = try await Self.events(world, invoice)
      #expect(events.compactMap(\.sequence) == Array(1...coverage.count))
      var tree = CompactTree()
      for event in events {
        #expect(event.committed == MerkleHashing.leaf(event.entry).base64)
        tree.append(MerkleHashing.leaf(event.entry))
      }
      #expect(tree.head.root.base64 == coverage.root)
    }
  }

  @Test func `an event that was put onto a line afterwards is shown behind the others`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z")
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      _ = try await world.world.logSequencer().run()
      try await world.meter(1, at: "2026-10-15T00:00:00Z")
      try await world.world.owner.script(
        """
        insert into invoice_events (tenant_id, event_id, invoice_id, line)
        select tenant_id, id, '\(invoice.document.content.id.uuid)', 1 from usage_events where sequence = 3
        """)
      let events = try await Self.events(world, invoice)
      #expect(events.map(\.sequence) == [1, 2, 3])
      #expect(events.last?.committed == nil)
    }
  }

  @Test func `a credit note leaves a leaf with the tax that was rounded before`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(10, at: "2026-10-15T00:00:00Z")
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      var notes: [IssuedInvoice] = []
      for before in [0, 50] as [Int64] {
        let line = InvoiceItem(
          number: 1, period: "2026-10", meter: "screening", priceBook: "standard-2026@1", unitPrice: "0.5",
          quantity: 1, amount: "0.5", amountMinor: 50, credits: 1)
        var note = InvoiceWorld.document([line], of: InvoiceWorld.october)
        note.dueOn = nil
        note.correction = InvoiceCorrection(
          invoice: invoice.document.content.id, number: invoice.number, issuedOn: invoice.document.issuedOn,
          reason: "Outage")
        notes.append(
          try await world.store.credit(
            note, credited: before == 0 ? [:] : [1: before], slug: "one", in: world.world.here, by: world.actor,
            at: Date()))
      }
      _ = try await world.world.logSequencer().run()
      let bundle = try await world.archive.bundle(of: notes[1].document.content.id, in: world.world.here)
      let manifest = InvoiceManifest(try JSON.parse(Array(bundle.manifest.utf8)))
      #expect(manifest == .correction(taxedBeforeMinor: 50))
      #expect(try await world.archive.events(0, of: bundle, in: world.world.here) == nil)
      #expect(try ProofFile(bundle.proof.bytes).opening?.record["content"]?["kind"] == "credit_note")
      #expect(try await world.world.leaves().filter { $0 == "invoice" }.count == 3)
    }
  }

  @Test func `a closing whose leaf is refused was not done, and leaves nothing`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z")
      try await world.world.owner.script(
        "alter table log_leaves add constraint refused check (kind <> 'invoice') not valid")
      await #expect(throws: StoreError.self) {
        try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      }
      #expect(try await world.world.count(Self.left) == 0)
      try await world.world.owner.script("alter table log_leaves drop constraint refused")
      _ = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      #expect(try await world.world.leaves().filter { $0 == "invoice" }.count == 1)
    }
  }

  @Test func `a closing that is killed before its leaf leaves nothing, and one leaf when it is done again`()
    async throws
  {
    try await InvoiceWorld.with { world in
      try await world.meter(3, at: "2026-10-15T00:00:00Z")
      for _ in 0..<5 {
        let task = try await world.world.owner.transaction { gate in
          // Hashes are kept and lines filled; the leaf's own row waits.
          try await gate.script("lock table log_leaves in share mode")
          let task = Task { try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]) }
          let latest = ContinuousClock.now + .seconds(30)
          while try await world.world.count(Self.waiting) == 0 {
            try #require(ContinuousClock.now < latest, "nobody waits for the lock")
            try await Task.sleep(for: .milliseconds(5))
          }
          _ = try await gate.query(Self.kill)
          return task
        }
        await #expect(throws: StoreError.unavailable) { try await task.value }
        #expect(try await world.world.count(Self.left) == 0)
      }
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      #expect(invoice.position == 1)
      #expect(try await world.world.leaves().filter { $0 == "invoice" }.count == 1)
      #expect(try await Self.coverage(world, invoice).count == 3)
    }
  }

  @Test func `what was committed to cannot be altered or taken away by the server`() async throws {
    try await StorageWorld.with { world in
      for statement in [
        "update invoice_tiles set hashes = hashes", "delete from invoice_tiles", "delete from invoice_manifests",
        "update invoice_manifests set document = document",
      ] {
        await #expect(throws: PostgreSQLError.self) {
          try await world.database.script(
            "begin; set local app.tenant_id = '\(world.here.tenant.uuid.uuidString)'; \(statement); commit")
        }
      }
    }
  }

  private static let left: Statement = """
    select (select count(*) from invoices) + (select count(*) from invoice_tiles)
      + (select count(*) from invoice_manifests) + (select count(*) from log_leaves where kind = 'invoice') as n
    """
  private static let waiting: Statement = """
    select count(*) as n from pg_locks where relation = 'log_leaves'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
  private static let kill: Statement = """
    select pg_terminate_backend(pid) as done from pg_locks where relation = 'log_leaves'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
}
