/// What shows that an invoice says what it must, to whoever does not trust the server: the document, what its price
/// depended on, every event, and the log's proof (Docs/AUDITOR.md).
public protocol InvoiceArchive: Sendable {
  /// The proof file of an invoice's or a credit note's leaf, up to the operator's checkpoint that is asked for.
  /// - Throws: ``StoreError/notFound``; ``StoreError/notAllowed(_:)`` with `notProven` before it is sequenced, and for
  ///   what was issued before invoices had leaves.
  func proof(of invoice: InvoiceID, in realm: Realm, global: CheckpointChoice) async throws(StoreError) -> JSON

  /// What stands before the events.
  /// - Throws: as ``proof(of:in:global:)``.
  func bundle(
    of invoice: InvoiceID, in realm: Realm, global: CheckpointChoice
  ) async throws(StoreError) -> InvoiceBundle

  /// The events of a bundle, some at a time, as they are now: pages from 0, nil behind the last.
  ///
  /// First every event between the bundle's numbers that is still there, in their order, then those that stand on its
  /// lines without a number between them, of which there are none unless somebody added them.
  func events(_ page: Int64, of bundle: InvoiceBundle, in realm: Realm) async throws(StoreError) -> [InvoiceEvent]?
}

/// An invoice with what it was made of.
public struct InvoiceBundle: Sendable, Hashable {
  /// Its identifier.
  public let invoice: InvoiceID
  /// Position in the tenant's series.
  public let position: Int64
  /// The document as it is kept.
  public let document: String
  /// The manifest as it is kept.
  public let manifest: String
  /// The proof file of its leaf.
  public let proof: JSON

  /// The form of the bundle; another form gets another number.
  public static let format = "assay-invoice-bundle/1"

  /// A bundle.
  public init(invoice: InvoiceID, position: Int64, document: String, manifest: String, proof: JSON) {
    self.invoice = invoice
    self.position = position
    self.document = document
    self.manifest = manifest
    self.proof = proof
  }

  /// Its first line.
  public var json: JSON {
    [
      "format": .string(Self.format), "document": .string(document), "manifest": .string(manifest), "proof": proof,
    ]
  }
}

/// A usage event as a bundle shows it.
public struct InvoiceEvent: Sendable, Hashable {
  /// Its number; nil where it has none.
  public let sequence: Int64?
  /// The record of its leaf, made of what is stored of it now.
  public let record: JSON
  /// Its entry in the log, base64; nil where it has none.
  public let leaf: String?
  /// What opens the leaf, base64; nil where it has none.
  public let key: String?
  /// Where it is billed: a line's number, another invoice's UUID, or nowhere (empty).
  public let place: String
  /// Its dimensions, the text that is stored.
  public let dimensions: String
  /// The hash that was committed to at its place, base64; nil where there is none.
  public let committed: String?

  /// An event.
  public init(
    sequence: Int64?, record: JSON, leaf: String?, key: String?, place: String, dimensions: String, committed: String?
  ) {
    self.sequence = sequence
    self.record = record
    self.leaf = leaf
    self.key = key
    self.place = place
    self.dimensions = dimensions
    self.committed = committed
  }

  /// One line of a bundle.
  public var json: JSON {
    [
      "sequence": sequence.map(JSON.integer) ?? .null, "place": .string(place), "dimensions": .string(dimensions),
      "leaf": .optional(leaf), "key": .optional(key), "committed": .optional(committed), "record": record,
    ]
  }

  /// Reads what ``json`` wrote; nil for anything else.
  public init?(_ json: JSON) {
    guard let record = json["record"], let place = json["place"]?.text, let dimensions = json["dimensions"]?.text else {
      return nil
    }
    self.init(
      sequence: json["sequence"]?.integer, record: record, leaf: json["leaf"]?.text, key: json["key"]?.text,
      place: place, dimensions: dimensions, committed: json["committed"]?.text)
  }

  /// What its hash is made of, apart by line feeds: number, leaf, place, dimensions. Dimensions are JSON, which has no
  /// line feed of its own, and the leaf is 33 bytes, of which each value is known to come of one record alone.
  public var entry: [UInt8] {
    Array("\(sequence.map(String.init) ?? "")\n\(leaf ?? "")\n\(place)\n\(dimensions)".utf8)
  }
}
