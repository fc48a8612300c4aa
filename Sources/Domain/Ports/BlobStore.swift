/// Where sealed bytes of evidence live: a directory, or S3-compatible storage. It only ever sees ciphertext.
public protocol BlobStore: Sendable {
  /// Stores bytes durably; writing the same key again replaces them whole, never in part.
  func put(_ bytes: [UInt8], at key: BlobKey) async throws(BlobStoreError)
  /// The bytes of a key. Throws ``BlobStoreError/missing`` where there are none.
  func get(_ key: BlobKey) async throws(BlobStoreError) -> [UInt8]
  /// Removes a key; removing what is not there succeeds.
  func delete(_ key: BlobKey) async throws(BlobStoreError)
  /// Up to `limit` keys of a tenant, in key order, after `key`.
  func keys(of tenant: TenantID, after key: BlobKey?, limit: Int) async throws(BlobStoreError) -> [BlobKey]
}

/// Names one blob: `<tenant>/<evidence>/<view>`, of identifiers alone.
public struct BlobKey: Sendable, Hashable, CustomStringConvertible {
  /// The tenant.
  public let tenant: TenantID
  /// The evidence, oldest first.
  public let evidence: EvidenceID
  /// Which view.
  public let view: EvidenceViewName

  /// A blob of a piece of evidence.
  public init(tenant: TenantID, evidence: EvidenceID, view: EvidenceViewName) {
    self.tenant = tenant
    self.evidence = evidence
    self.view = view
  }

  /// Reads ``description``; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = Substring(text).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let tenant = TenantID(parts[0]), let evidence = EvidenceID(parts[1]),
      let view = EvidenceViewName(rawValue: String(parts[2]))
    else { return nil }
    self.init(tenant: tenant, evidence: evidence, view: view)
  }

  /// The path or object key.
  public var description: String { "\(tenant)/\(evidence)/\(view.rawValue)" }
}

/// Why a blob could not be stored or read.
public enum BlobStoreError: Error, Sendable, Hashable {
  /// There is no such blob.
  case missing
  /// The store cannot be reached or is overloaded; trying again may help.
  case unavailable(String)
  /// The store refused: credentials, a full disk, a missing bucket.
  case refused(String)
}
