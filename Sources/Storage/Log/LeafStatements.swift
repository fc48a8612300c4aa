import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// SQL of leaves.
enum LeafStatements {
  static let insert: Statement = """
    insert into log_leaves (tenant_id, id, kind, entry, sealed, applicant_id, class, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    """
  static let find: Statement = """
    select l.id, l.entry, l.sealed, l.position, l.applicant_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = l.tenant_id and k.applicant_id = l.applicant_id and k.class = l.class) as wrapped
    from log_leaves l where l.tenant_id = $1 and l.id = $2
    """
  static let entry: Statement = "select entry from log_leaves where tenant_id = $1 and position = $2"
  static let entries: Statement = """
    select entry from log_leaves where tenant_id = $1 and position >= $2 and position < $3 order by position
    """
  static let ofUsage: Statement =
    "select id from usage_events where tenant_id = $1 and mode = $2 and id = $3"
  static let ofInvoice: Statement = "select id from invoices where tenant_id = $1 and mode = $2 and id = $3"
  static let ofVerification: Statement = """
    select d.id from verifications v
    left join decisions d on d.tenant_id = v.tenant_id and d.verification_id = v.id
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3 order by d.decided_at desc nulls last, d.id desc limit 1
    """

  /// The command that writes a record's leaf in the transaction of what it proves.
  /// - Parameter id: the act's own where it is written once, so that it leaves one leaf.
  /// - Throws: ``StoreError/damaged`` for a record without a canonical form, or under a key that erasure leaves where
  ///   the record must not outlive it, or takes where it must.
  static func write(_ record: LogRecord, as id: UUID, under seal: LeafSeal) throws -> Command {
    guard record.kind.outlivesErasure == seal.outlivesErasure else { throw StoreError.damaged }
    guard let canonical = CanonicalRecord(record.json) else { throw StoreError.damaged }
    var random = SystemRandomNumberGenerator()
    let key = CommitmentKey(using: &random)
    let sealed = try seal.key.map { try SealedOpening(of: id, in: record.tenant, under: $0).seal(canonical, key) }
    return Command(
      insert,
      [
        record.tenant.parameter, .uuid(id), .text(record.kind.rawValue),
        .bytes(LogLeaf.record(LeafCommitment(to: canonical, under: key)).entry), .bytes(orNull: sealed),
        .optional(seal.applicant) { $0.parameter }, .text(orNull: seal.dataClass?.rawValue),
        .timestamp(record.occurredAt),
      ])
  }

  /// The command that writes the leaf of a tenant's checkpoint into the operator's log.
  static func write(_ checkpoint: Checkpoint, as id: LeafID, at now: Date) -> Command {
    Command(
      insert,
      [
        TenantID.installation.parameter, id.parameter, "checkpoint", .bytes(LogLeaf(checkpoint).entry), .null, .null,
        .null, .timestamp(now),
      ])
  }
}

/// Whose key seals a leaf's record: with that key, what opens the leaf is gone for ever, and the leaf stays.
enum LeafSeal: Sendable {
  /// The log's own, for what outlives erasure (``LogRecordKind/outlivesErasure``).
  case log(DataKey)
  /// An applicant's of a class; nil where it was erased since: the leaf has its place, and nobody can open it.
  case applicant(ApplicantID, DataClass, DataKey?)

  fileprivate var outlivesErasure: Bool {
    switch self {
    case .log: true
    case .applicant: false
    }
  }

  fileprivate var key: DataKey? {
    switch self {
    case .log(let key): key
    case .applicant(_, _, let key): key
    }
  }

  fileprivate var applicant: ApplicantID? {
    guard case .applicant(let applicant, _, _) = self else { return nil }
    return applicant
  }

  fileprivate var dataClass: DataClass? {
    guard case .applicant(_, let dataClass, _) = self else { return nil }
    return dataClass
  }
}

extension DecisionID {
  /// The leaf of a decision's reasons: beside that of the decision, which has the decision's own identifier, in every
  /// order by identifiers.
  var reasonsLeaf: UUID {
    var bytes = uuid.uuid
    bytes.15 = ~bytes.15
    return UUID(uuid: bytes)
  }
}

extension TenantKeys {
  /// Seals what outlives erasure.
  var logSeal: LeafSeal { .log(purposeKey(KeyVault.logLabel)) }

  /// Seals under an applicant's key of a class, as it is stored; nil where there is none any more.
  func leafSeal(of applicant: ApplicantID, _ dataClass: DataClass, wrapped: [UInt8]?) throws -> LeafSeal {
    .applicant(applicant, dataClass, try wrapped.map { try unwrap($0, applicant: applicant) })
  }
}

extension KeyVault {
  static let logLabel = "log"

  /// The key of a log: seals what outlives erasure, and the seeds of its signing keys.
  func logKey(of log: TenantID, from database: Database) async throws -> DataKey {
    guard log != .installation else { return installationKey(Self.logLabel) }
    return try await keys(of: log, from: database).purposeKey(Self.logLabel)
  }
}

/// What opens a leaf, sealed: the commitment's key and the canonical record, led by a mark of the sealing key.
///
/// The mark tells a key that was destroyed, after which its class got another, from bytes that were damaged: only the
/// first is what erasure leaves.
struct SealedOpening {
  private static let markBytes = 4
  private let key: DataKey
  private let context: SealingContext
  private let mark: [UInt8]

  init(of leaf: UUID, in log: TenantID, under key: DataKey) {
    self.key = key
    context = SealingContext(tenant: log, object: leaf, label: "leaf")
    mark = Array(key.index("leaf-mark", withUnsafeBytes(of: leaf.uuid) { Array($0) }).prefix(Self.markBytes))
  }

  func seal(_ record: CanonicalRecord, _ commitment: CommitmentKey) throws -> [UInt8] {
    mark + (try key.seal(commitment.bytes + record.bytes, context: context))
  }

  /// What opens the leaf; nil where another key sealed it.
  /// - Throws: ``SealingError`` or ``StoreError/damaged``
  func open(_ sealed: [UInt8]) throws -> LeafOpening? {
    guard sealed.prefix(Self.markBytes).elementsEqual(mark) else { return nil }
    let bytes = try key.open(Array(sealed.dropFirst(Self.markBytes)), context: context)
    guard let commitment = CommitmentKey(bytes: Array(bytes.prefix(32))) else { throw StoreError.damaged }
    return LeafOpening(record: try JSON.stored(Array(bytes.dropFirst(32))), key: commitment)
  }
}
