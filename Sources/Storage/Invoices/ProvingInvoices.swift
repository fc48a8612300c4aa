import Crypto
import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

extension Transaction {
  /// Tiles of one statement: a quarter of a million events, 12 MB of hashes and lines, so that however many events an
  /// invoice looks at, memory does not grow, while each statement's joins are worth their start.
  private static let tilesAtOnce: Int64 = 256

  /// The invoice before the one that is about to be closed, and up to which number that one had everything billed.
  func previousInvoice(
    in realm: Realm
  ) async throws -> (previous: InvoiceCoverage.Previous?, through: Int64) {
    guard let row = try await query(InvoiceProofStatements.previous, realm.parameters).first else { return (nil, 0) }
    let leaf = try row.decodeIfPresent("entry", as: [UInt8].self)
    return (
      InvoiceCoverage.Previous(
        invoice: try row.decode("invoice_id"), number: try row.decode("number"),
        leaf: leaf.map { Data($0).base64EncodedString() }),
      try row.decode("through")
    )
  }

  /// Commits an invoice to every event that was looked at: keeps their hashes, the manifest, and the log's leaf.
  ///
  /// The numbers have no gap, so that their count is known beforehand; another one means that somebody took events
  /// away.
  func prove(
    _ invoice: IssuedInvoice, _ closing: PeriodClosing, behind before: (InvoiceCoverage.Previous?, after: Int64),
    through: Int64, in realm: Realm, keys: TenantKeys
  ) async throws {
    let (after, horizon) = (before.after, max(before.after, closing.frontier.horizon))
    var tree = CompactTree()
    var lines: [Int: CompactTree] = [:]
    let step = Self.tilesAtOnce * InvoiceTiles.width
    for start in stride(from: after, to: horizon, by: Int(step)) {
      let tiles = try await query(
        InvoiceProofStatements.commit,
        realm.parameters + [
          invoice.document.content.id.parameter, .int(after), .int(start), .int(min(start + step, horizon)),
          .int(InvoiceTiles.width),
        ])
      for tile in tiles {
        let hashes = try InvoiceTiles.hashes(of: try tile.decode("hashes"))
        for (hash, line) in zip(hashes, try tile.decode("lines", as: [Int].self)) {
          tree.append(hash)
          if line > 0 { lines[line, default: CompactTree()].append(hash) }
        }
      }
    }
    guard tree.size == horizon - after else { throw StoreError.damaged }
    let coverage = InvoiceCoverage(
      after: after, horizon: horizon, through: through, previous: before.0, root: tree.head.root.base64,
      lines: lines.sorted { $0.key < $1.key }.map { number, tree in
        InvoiceCoverage.Line(number: number, count: tree.size, root: tree.head.root.base64)
      })
    try await pipeline(try invoice.proof(of: .usage(closing.pricing, coverage), in: realm, keys: keys))
  }
}

/// Tiles of the hashes that invoices commit to.
enum InvoiceTiles {
  /// Hashes of a full tile; also the events of a page of a bundle.
  static let width: Int64 = 1024

  /// The hashes of a tile's bytes.
  static func hashes(of bytes: [UInt8]) throws -> [TreeHash] {
    try stride(from: 0, to: bytes.count, by: TreeHash.byteCount).map { start in
      guard let hash = TreeHash(bytes[start..<min(start + TreeHash.byteCount, bytes.count)]) else {
        throw StoreError.damaged
      }
      return hash
    }
  }
}

extension IssuedInvoice {
  /// The commands that keep the manifest and write the leaf.
  func proof(of manifest: InvoiceManifest, in realm: Realm, keys: TenantKeys) throws -> [Command] {
    let text = manifest.json.canonical.compactText
    let digest = Array(SHA256.hash(data: Array(text.utf8)))
    let id = document.content.id
    let record = LogRecord.invoice(self, document: try document.text(), manifest: digest, in: realm)
    return [
      Command(
        InvoiceProofStatements.insertManifest, [realm.tenant.parameter, id.parameter, .text(text), .bytes(digest)]),
      try LeafStatements.write(record, as: id.uuid, under: keys.logSeal),
    ]
  }
}
