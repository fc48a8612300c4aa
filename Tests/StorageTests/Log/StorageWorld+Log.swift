import Domain
import Foundation
import PostgreSQL
import Sealing
import Synchronization
import Testing
import TransparencyLog

@testable import Storage

/// Notes in memory, on a disk that a test fills.
actor MemoryCheckpoints: CheckpointLedger {
  private(set) var notes: [TenantID: [UInt8]] = [:]
  private var isFull = false

  func fill(_ isFull: Bool) { self.isFull = isFull }
  func lose() { notes = [:] }
  func newest(of log: TenantID) async throws(StoreError) -> [UInt8]? { notes[log] }

  func keep(_ note: [UInt8], of log: TenantID) async throws(StoreError) {
    guard !isFull else { throw .unavailable }
    let size = try Self.size(of: note)
    if let kept = notes[log], try Self.size(of: kept) >= size { return }
    notes[log] = note
  }

  func adopt(_ note: [UInt8]?, of log: TenantID, at now: Date) async throws(StoreError) { notes[log] = note }

  static func size(of note: [UInt8]) throws(StoreError) -> Int64 {
    do { return try Checkpoint(text: SignedNote(note).text).head.size } catch { throw .damaged }
  }
}

/// A clock that a test sets.
final class SetTime: TimeSource {
  private let instant = Mutex(SystemTime().now)

  var now: Date { instant.withLock { $0 } }

  func pass(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}

extension StorageWorld {
  var proofs: PostgreSQLProofArchive { PostgreSQLProofArchive(database: database, vault: vault) }

  /// A sequencer of a server that has just started, beside the world's ledger or another.
  func logSequencer(_ ledger: MemoryCheckpoints? = nil, time: any TimeSource = SystemTime()) -> LogSequencer {
    LogSequencer(database: database, vault: vault, ledger: ledger ?? checkpoints, time: time)
  }

  /// Kinds of a tenant's leaves in the order of their making, as the owner sees them.
  func leaves(_ realm: Realm? = nil) async throws -> [String] {
    try await owner.query(
      "select kind from log_leaves where tenant_id = $1 order by created_at, id", [(realm ?? here).tenant.parameter]
    ).map { try $0.decode("kind") }
  }

  /// Records of a tenant's leaves of a kind that can be opened, in the order of their making, each with the class whose
  /// key opens it; nil for the log's own.
  func records(_ kind: LogRecordKind) async throws -> [(record: JSON, dataClass: DataClass?)] {
    let keys = try await vault.keys(of: here.tenant, from: database)
    let rows = try await owner.query(
      """
      select l.id, l.sealed, l.applicant_id, l.class, k.wrapped from log_leaves l
      left join applicant_keys k
        on k.tenant_id = l.tenant_id and k.applicant_id = l.applicant_id and k.class = l.class
      where l.tenant_id = $1 and l.kind = $2 order by l.created_at, l.id
      """, [here.tenant.parameter, .text(kind.rawValue)])
    return try rows.compactMap { row in
      var (key, dataClass): (DataKey, DataClass?) = (keys.purposeKey(KeyVault.logLabel), nil)
      if let applicant = try row.decodeIfPresent("applicant_id", as: UUID.self) {
        guard let wrapped = try row.decodeIfPresent("wrapped", as: [UInt8].self) else { return nil }
        key = try keys.unwrap(wrapped, applicant: ApplicantID(applicant))
        dataClass = try row.value("class", as: DataClass.self)
      }
      let opening = try SealedOpening(of: try row.decode("id"), in: here.tenant, under: key).open(
        try row.decode("sealed"))
      return opening.map { ($0.record, dataClass) }
    }
  }

  /// What checks proofs of a tenant's log, with the published keys as a file would have them.
  func verification(_ realm: Realm? = nil) async throws -> ProofVerification {
    let tenant = (realm ?? here).tenant
    var lines = try await proofs.keys(of: tenant).map { $0.line(of: "log") }
    lines += try await proofs.keys(of: .installation).map { $0.line(of: "global") }
    let keys = try TrustedKeys(text: lines.joined(separator: "\n"))
    func origin(_ log: TenantID) async throws -> String {
      try Checkpoint(text: SignedNote(try await proofs.checkpoint(of: log)).text).origin
    }
    let log = keys.log(named: try await origin(tenant))
    let global = keys.global(named: try await origin(.installation))
    let operators: TrustedLog = try #require(global)
    return ProofVerification(log: try #require(log), global: operators)
  }

  /// Everything that a log serves, checked as an outsider would.
  func audit(_ log: TenantID) async throws -> LogAuditVerdict {
    let head = try Checkpoint(text: SignedNote(try await proofs.checkpoint(of: log)).text).head
    var served: [TileResource: [UInt8]] = [:]
    for level in 0..<TileCoordinate.levelMax {
      let count = head.size >> Int64(8 * level)
      for index in 0...(count >> 8) {
        let width = Int(min(256, count - index << 8))
        guard let tile = TileCoordinate(level: level, index: index, width: width) else { continue }
        served[.hashes(tile)] = try await proofs.tile(TileResource.hashes(tile).path, of: log)
        guard level == 0 else { continue }
        served[.entries(tile)] = try await proofs.tile(TileResource.entries(tile).path, of: log)
      }
    }
    return LogAudit.verdict(on: head) { served[$0] }
  }
}
