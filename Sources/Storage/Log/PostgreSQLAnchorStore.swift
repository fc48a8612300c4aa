import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

/// What is anchored of the operator's log, in PostgreSQL, in the operator's scope.
public struct PostgreSQLAnchorStore: AnchorStore {
  let database: Database
  private let log = TenantID.installation

  /// A store over a database.
  public init(database: Database) { self.database = database }

  /// See ``AnchorStore/begin(_:at:)``.
  public func begin(_ anchor: LogAnchor, at now: Date) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: log.uuid, LogWatchStatements.begin,
        [
          log.parameter, .text(anchor.name), .text(anchor.place.kind.rawValue), .timestamp(now),
          .timestamp(now.addingTimeInterval(-anchor.every.seconds)),
        ])
    }
  }

  /// See ``AnchorStore/lease(_:at:until:)``.
  public func lease(_ anchor: String, at now: Date, until: Date) async throws(StoreError) -> AnchorLease? {
    try await storing {
      try await database.once(
        inScopeOf: log.uuid, LogWatchStatements.lease,
        [log.parameter, .text(anchor), .timestamp(now), .timestamp(until)]
      ).first.map { try Self.lease($0).lease }
    }
  }

  /// See ``AnchorStore/record(_:of:at:)``.
  public func record(
    _ outcome: AnchorOutcome, of lease: AnchorLease, at now: Date
  ) async throws(StoreError) {
    let key: [Parameter] = [log.parameter, .text(lease.anchor), .int(lease.order.size), .int(lease.fence)]
    let failures = Parameter.int(Int64(lease.failures))
    let known = Parameter.text(orNull: lease.order.reference)
    let values: [Parameter] =
      switch outcome {
      case .pending(let reference, let nextAt):
        [Self.text(.pending), .text(reference), .null, failures, .null, .timestamp(nextAt), .null]
      case .placed(let receipt):
        [
          Self.text(.placed), .text(orNull: receipt.reference ?? lease.order.reference),
          .bytes(orNull: receipt.token), failures, .null, .timestamp(now), .timestamp(receipt.at),
        ]
      case .failed(let failure, let nextAt):
        [
          Self.text(nextAt == nil ? .failed : lease.order.reference == nil ? .waiting : .pending), known, .null,
          .int(Int64(lease.failures + 1)), .text(failure.rawValue), .timestamp(nextAt ?? now), .null,
        ]
      }
    try await storing {
      let count = try await database.inScope(of: log.uuid) {
        try await $0.execute(LogWatchStatements.record, key + values)
      }
      guard count == 1 else { throw StoreError.stale }
    }
  }

  /// See ``AnchorStore/newest(limit:)``.
  public func newest(limit: Int) async throws(StoreError) -> [AnchorView] {
    try await storing {
      try await database.read(
        inScopeOf: log.uuid, LogWatchStatements.newestAnchors, [log.parameter, .int(Int64(limit))]
      ).map { row in
        let (lease, note) = try Self.lease(row)
        return AnchorView(
          lease: lease, kind: try row.value("kind"), state: try row.value("state"), checkpoint: note,
          token: try row.decodeIfPresent("token"), failure: try row.valueIfPresent("last_error"),
          placedAt: try row.decodeIfPresent("placed_at"))
      }
    }
  }

  /// See ``AnchorStore/standings()``.
  public func standings() async throws(StoreError) -> [AnchorStanding] {
    try await storing {
      try await database.read(inScopeOf: log.uuid, LogWatchStatements.anchors, [log.parameter]).map { row in
        AnchorStanding(
          name: try row.decode("name"), placedAt: try row.decodeIfPresent("placed_at"),
          failures: Int(try row.decode("failures", as: Int64.self)))
      }
    }
  }

  private static func text(_ state: AnchorState) -> Parameter { .text(state.rawValue) }

  private static func lease(_ row: Row) throws -> (lease: AnchorLease, note: String) {
    let note = try SignedNote(Array(row.decode("note", as: String.self).utf8))
    let checkpoint = try Checkpoint(text: note.text)
    let order = AnchorOrder(
      size: try row.decode("size"), root: checkpoint.head.root.bytes, text: note.text,
      reference: try row.decodeIfPresent("reference"))
    let lease = AnchorLease(
      anchor: try row.decode("name"), order: order, failures: Int(try row.decode("failures", as: Int64.self)),
      beganAt: try row.decode("began_at"), fence: try row.decode("fence"))
    return (lease, note.note)
  }
}
