import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// What shows invoices to be right, out of PostgreSQL. Rows are shown as they are: what was altered is for whoever
/// checks to find.
public struct PostgreSQLInvoiceArchive: InvoiceArchive {
  let database: Database
  let vault: KeyVault

  /// An archive over a database; openings are unsealed with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``InvoiceArchive/proof(of:in:global:)``.
  public func proof(
    of invoice: InvoiceID, in realm: Realm, global: CheckpointChoice = .newest
  ) async throws(StoreError) -> JSON {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, LeafStatements.ofInvoice, realm.parameters + [invoice.parameter])
      guard !rows.isEmpty else { throw StoreError.notFound }
      return try await PostgreSQLProofArchive(database: database, vault: vault).proof(
        ofLeaf: invoice.uuid, in: realm.tenant, global
      ).json
    }
  }

  /// See ``InvoiceArchive/bundle(of:in:global:)``.
  public func bundle(
    of invoice: InvoiceID, in realm: Realm, global: CheckpointChoice = .newest
  ) async throws(StoreError) -> InvoiceBundle {
    let proof = try await proof(of: invoice, in: realm, global: global)
    return try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, InvoiceProofStatements.bundle, realm.parameters + [invoice.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      guard let manifest = try row.decodeIfPresent("manifest", as: String.self) else { throw StoreError.damaged }
      return InvoiceBundle(
        invoice: invoice, position: try row.decode("position"), document: try row.decode("document"),
        manifest: manifest, proof: proof)
    }
  }

  /// See ``InvoiceArchive/events(_:of:in:)``.
  public func events(
    _ page: Int64, of bundle: InvoiceBundle, in realm: Realm
  ) async throws(StoreError) -> [InvoiceEvent]? {
    try await storing {
      guard let manifest = InvoiceManifest(try JSON.stored(bundle.manifest)) else { throw StoreError.damaged }
      guard case .usage(_, let coverage) = manifest else { return nil }
      let (after, horizon, width) = (coverage.after, coverage.horizon, InvoiceTiles.width)
      let count = (coverage.count + width - 1) / width
      guard page <= count else { return nil }
      let place = realm.parameters + [bundle.invoice.parameter]
      let openings = EventOpenings(
        realm: realm, key: try await vault.logKey(of: realm.tenant, from: database))
      guard page < count else {
        let strays = try await database.once(
          inScopeOf: realm.tenant.uuid, InvoiceProofStatements.strays, place + [.int(after), .int(horizon)])
        return try strays.map { try openings.event($0, committed: nil) }
      }
      let first = after + page * width
      let results = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(
            InvoiceProofStatements.events,
            place + [.int(bundle.position), .int(first), .int(min(first + width, horizon))]),
          Command(
            InvoiceProofStatements.tile, [realm.tenant.parameter, bundle.invoice.parameter, .int(page)]),
        ])
      let hashes = try results[1].first.map { try InvoiceTiles.hashes(of: try $0.decode("hashes")) } ?? []
      return try results[0].map { row in
        let index = Int(try row.decode("sequence", as: Int64.self) - first - 1)
        return try openings.event(row, committed: hashes.indices.contains(index) ? hashes[index] : nil)
      }
    }
  }
}

/// Opens leaves of usage events.
private struct EventOpenings {
  let realm: Realm
  let key: DataKey

  /// A row as a bundle shows it. The record is made of the row; what opens the leaf comes with its sealed record, and
  /// is left out where that does not open any more.
  func event(_ row: Row, committed: TreeHash?) throws -> InvoiceEvent {
    let event = try UsageEvent(row: row)
    var opening: LeafOpening?
    if let sealed = try row.decodeIfPresent("sealed", as: [UInt8].self) {
      do {
        opening = try SealedOpening(of: event.id.uuid, in: realm.tenant, under: key).open(sealed)
      } catch is SealingError {
        opening = nil
      }
    }
    let leaf = try row.decodeIfPresent("entry", as: [UInt8].self)
    return InvoiceEvent(
      sequence: event.sequence, record: LogRecord.usage(event, in: realm).json,
      leaf: leaf.map { Data($0).base64EncodedString() }, key: opening?.key.base64, place: try row.decode("place"),
      dimensions: try row.decode("dimensions"), committed: committed?.base64)
  }
}
