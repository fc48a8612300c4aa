import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

extension PostgreSQLListStore {
  /// How long an import may take, the wait for another one of the same list included.
  static let importDeadline: Duration = .seconds(900)

  /// See ``ListStore/store(_:as:format:owner:shareMin:expecting:by:at:)``.
  public func store(
    _ reading: ListReading, as list: String, format: String, owner: ListOwner, shareMin: Double, expecting: Int?,
    by actor: Actor, at now: Date
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool) {
    try await storing {
      let log = TenantID(owner.scope)
      let seal = LeafSeal.log(try await vault.logKey(of: log, from: database))
      return try await database.inScope(of: owner.scope, deadline: Self.importDeadline) { transaction in
        let key = [owner.parameter, Parameter.text(list)]
        // Two statements: the second one's snapshot is taken when the lock is held.
        let found = try await transaction.pipeline([
          Command(ListStatements.hold, key), Command(ListStatements.newestOfOne, key),
        ])
        let newest = try found[1].first.map { try ListVersion(row: $0) }
        guard expecting == nil || expecting == newest?.number ?? 0 else { throw StoreError.stale }
        if let newest, Double(reading.entities.count) < shareMin * Double(newest.entityCount) {
          throw StoreError.notAllowed(.listTooSmall)
        }
        var work = try ListImport(reading, key: key, number: (newest?.number ?? 0) + 1)
        let changes = try await work.replaceEntities(in: transaction)
        if let newest, changes == ListChangeCounts(added: 0, changed: 0, removed: 0), newest.digest == reading.digest {
          return (newest, false)
        }
        let version = ListVersion(
          list: list, number: work.number, version: reading.version ?? now.rfc3339, format: format,
          digest: reading.digest, rowCount: reading.rowCount, rejectedCount: reading.rejectedCount,
          entityCount: reading.entities.count, nameCount: reading.nameCount, changes: changes, importedAt: now,
          memoryBytes: reading.memoryBytes)
        let made = try await transaction.pipeline([
          Command(ListStatements.insert, version.parameters(of: owner, by: actor)),
          Command(ListStatements.insertRejections, key + [.int(Int64(work.number))] + reading.rejectionParameters),
          try LeafStatements.write(
            .list(version, of: log, by: actor), as: LeafID(at: now).uuid, under: seal),
        ])
        guard let row = made[0].first else { throw StoreError.damaged }
        // As it is read from now on, the instant in the database's precision.
        return (try ListVersion(row: row), true)
      }
    }
  }
}

/// Brings the rows of one list from its newest version to a reading, in pieces, so that beside the reading itself
/// memory stays the same however long the list is.
private struct ListImport {
  /// Entries of the newest version that are held against the reading at once.
  static let standingMax = 5_000
  /// Entries of one insertion at most.
  static let rowsMax = 1_000
  /// Bytes of one insertion after which it is sent.
  static let bytesMax = 2 << 20

  let entities: [ListEntity]
  let key: [Parameter]
  let number: Int
  private let places: [String: Int]
  /// Whether the newest version has the entry as it is.
  private var stands: [Bool]

  /// - Throws: ``StoreError/damaged`` where two entries have one key.
  init(_ reading: ListReading, key: [Parameter], number: Int) throws {
    self.entities = reading.entities
    self.key = key
    self.number = number
    self.places = Dictionary(
      reading.entities.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    guard places.count == entities.count else { throw StoreError.damaged }
    self.stands = Array(repeating: false, count: entities.count)
  }

  /// Ends the entries that are gone or changed and adds those that are new or changed.
  mutating func replaceEntities(in transaction: Transaction) async throws -> ListChangeCounts {
    let (changed, removed) = try await closeOthers(in: transaction)
    let added = try await insertMissing(in: transaction)
    return ListChangeCounts(added: added - changed, changed: changed, removed: removed)
  }

  /// Ends every entry that does not stand in the reading as it is, and marks those that do.
  private mutating func closeOthers(in transaction: Transaction) async throws -> (changed: Int, removed: Int) {
    var (changed, removed) = (0, 0)
    var last: String?
    while true {
      let rows = try await transaction.query(
        ListEntityStatements.standing, key + [.text(orNull: last), .int(Int64(Self.standingMax))])
      var closing: [String] = []
      for row in rows {
        let id = try row.decode("entity_id", as: String.self)
        last = id
        // Swift takes texts of one meaning for equal that PostgreSQL tells apart by their bytes.
        guard let place = places[id], entities[place].id.utf8.elementsEqual(id.utf8) else {
          removed += 1
          closing.append(id)
          continue
        }
        let digest = try row.decode("digest", as: [UInt8].self)
        stands[place] = try StoredListEntity(entities[place]).digest.elementsEqual(digest)
        if stands[place] { continue }
        changed += 1
        closing.append(id)
      }
      if !closing.isEmpty {
        try await transaction.execute(
          ListEntityStatements.close, key + [.int(Int64(number)), .textArray(closing)])
      }
      guard rows.count == Self.standingMax else { return (changed, removed) }
    }
  }

  /// Adds what does not stand yet; returns how many.
  private func insertMissing(in transaction: Transaction) async throws -> Int {
    var chunk = ListChunk()
    var count = 0
    for (entity, stands) in zip(entities, stands) where !stands {
      try chunk.append(entity)
      count += 1
      if chunk.ids.count == Self.rowsMax || chunk.byteCount >= Self.bytesMax {
        try await transaction.execute(ListEntityStatements.insert, key + [.int(Int64(number))] + chunk.parameters)
        chunk = ListChunk()
      }
    }
    if !chunk.ids.isEmpty {
      try await transaction.execute(ListEntityStatements.insert, key + [.int(Int64(number))] + chunk.parameters)
    }
    return count
  }
}

/// Entries of one insertion, column by column.
private struct ListChunk {
  private(set) var ids: [String] = []
  private(set) var byteCount = 0
  /// In the text form of `bytea`.
  private var digests: [String] = []
  private var nameCounts: [Int64] = []
  private var bodies: [String] = []

  mutating func append(_ entity: ListEntity) throws {
    let stored = try StoredListEntity(entity)
    ids.append(entity.id)
    digests.append("\\x" + stored.digest.hexadecimal)
    nameCounts.append(Int64(entity.names.count))
    bodies.append(String(decoding: stored.body, as: UTF8.self))
    byteCount += stored.body.count
  }

  var parameters: [Parameter] { [.textArray(ids), .textArray(digests), .intArray(nameCounts), .textArray(bodies)] }
}

extension ListReading {
  fileprivate var nameCount: Int { entities.reduce(0) { $0 + $1.names.count } }

  fileprivate var rejectionParameters: [Parameter] {
    [
      .textArray(rejected.map(\.file)), .intArray(rejected.map { Int64($0.line) }),
      .textArray(rejected.map(\.reason.rawValue)), .textArray(rejected.map { $0.field ?? "" }),
    ]
  }
}

extension ListVersion {
  fileprivate func parameters(of owner: ListOwner, by actor: Actor) -> [Parameter] {
    [
      owner.parameter, .text(list), .int(Int64(number)), .text(version), .text(format), .text(digest),
      .int(Int64(rowCount)), .int(Int64(rejectedCount)), .int(Int64(entityCount)), .int(Int64(nameCount)),
      .int(Int64(changes.added)), .int(Int64(changes.changed)), .int(Int64(changes.removed)), .timestamp(importedAt),
      .text(actor.name), .optional(memoryBytes) { .int(Int64($0)) },
    ]
  }
}
