import Crypto
import Domain
import FoundationEssentials
import PostgreSQL

extension ListOwner {
  /// The scope that an owner's lists are read and written in. The operator's is no tenant's: see Migrations/0014.
  var scope: UUID {
    switch self {
    case .installation: TenantID.installation.uuid
    case .tenant(let tenant): tenant.uuid
    }
  }

  /// The scope as a statement's parameter.
  var parameter: Parameter { .uuid(scope) }

  /// Whose scope it is.
  init(scope: UUID) { self = scope == TenantID.installation.uuid ? .installation : .tenant(TenantID(scope)) }
}

extension ListVersion {
  init(row: Row) throws {
    self.init(
      list: try row.decode("list"), number: try row.decode("number"), version: try row.decode("version"),
      format: try row.decode("format"), digest: try row.decode("digest"), rowCount: try row.decode("row_count"),
      rejectedCount: try row.decode("rejected_count"), entityCount: try row.decode("entity_count"),
      nameCount: try row.decode("name_count"),
      changes: ListChangeCounts(
        added: try row.decode("added"), changed: try row.decode("changed"), removed: try row.decode("removed")),
      importedAt: try row.decode("imported_at"), memoryBytes: try row.decodeIfPresent("memory_bytes"))
  }
}

extension RejectedRow {
  init(row: Row) throws {
    self.init(
      file: try row.decode("file"), line: try row.decode("line"), reason: try row.value("reason"),
      field: try row.decodeIfPresent("field"))
  }
}

extension ListChange {
  init(row: Row) throws {
    self.init(
      id: try row.decode("entity_id"), before: try ListEntity.stored(try row.decodeIfPresent("before")),
      after: try ListEntity.stored(try row.decodeIfPresent("after")))
  }
}

extension ListEntity {
  /// Reads what ``StoredListEntity`` wrote.
  static func stored(_ body: String) throws -> ListEntity {
    guard let entity = ListEntity(json: try JSON.stored(body)) else { throw StoreError.damaged }
    return entity
  }

  /// The same for a column that may be null.
  static func stored(_ body: String?) throws -> ListEntity? { try body.map { try stored($0) } }
}

/// An entry as it is kept.
struct StoredListEntity {
  /// Its canonical form (RFC 8785).
  let body: [UInt8]

  /// - Throws: ``StoreError/damaged`` for an entry that could not be read back: without a key, or with a NUL, which
  ///   neither PostgreSQL nor our JSON takes.
  init(_ entity: ListEntity) throws {
    let json = entity.json
    guard !entity.id.isEmpty, !json.holdsNUL else { throw StoreError.damaged }
    body = json.bytes
  }

  /// SHA-256 of ``body``.
  var digest: SHA256.Digest { SHA256.hash(data: body) }
}

extension JSON {
  fileprivate var holdsNUL: Bool {
    switch self {
    case .string(let text): text.utf8.contains(0)
    case .array(let elements): elements.contains(where: \.holdsNUL)
    case .object(let members): members.contains(where: \.value.holdsNUL)
    default: false
    }
  }
}
