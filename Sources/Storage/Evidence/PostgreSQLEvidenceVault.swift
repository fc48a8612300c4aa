import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Evidence sealed under its applicant's keys: bytes in a blob store, rows in PostgreSQL.
///
/// An intake row is committed before its blob is written and removed by the transaction that takes the evidence over,
/// so that a crash between the two leaves something that ``sweep(_:olderThan:)`` finds.
public struct PostgreSQLEvidenceVault: EvidenceVault {
  let database: Database
  let vault: KeyVault
  let blobs: any BlobStore

  /// A vault over a database and a blob store.
  public init(database: Database, vault: KeyVault, blobs: any BlobStore) {
    self.database = database
    self.vault = vault
    self.blobs = blobs
  }

  /// See ``EvidenceVault/applicant(_:in:classes:)``.
  public func applicant(
    _ reference: ApplicantReference, in realm: Realm, classes: Set<DataClass>
  ) async throws(StoreError) -> ApplicantHandle {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      guard let id = try await find(reference, in: realm, keys: keys) else {
        let id = ApplicantID(at: Date())
        var wrapped: [DataClass: [UInt8]] = [:]
        for dataClass in classes.union([.record]) { wrapped[dataClass] = try keys.freshKey(id, dataClass) }
        return ApplicantHandle(id: id, isNew: true, wrappedKeys: wrapped)
      }
      return ApplicantHandle(
        id: id, isNew: false, wrappedKeys: try await ensure(classes.union([.record]), of: id, in: realm, keys: keys))
    }
  }

  /// See ``EvidenceVault/intake(_:for:in:at:)``.
  public func intake(
    _ files: [EvidenceFile], for applicant: ApplicantHandle, in realm: Realm, at now: Date
  ) async throws(StoreError) -> [IntakenEvidence] {
    guard !files.isEmpty else { return [] }
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      var positions: [EvidenceKind: Int] = [:]
      let items = files.map { file in
        let position = positions[file.kind, default: 0]
        positions[file.kind] = position + 1
        return IntakenEvidence(
          id: EvidenceID(at: now), kind: file.kind, mediaType: file.mediaType, sizeBytes: file.bytes.count,
          digest: keys.indexKey.index("evidence", file.bytes), position: position, label: file.label)
      }
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid, EvidenceStatements.insertIntakes,
        [realm.tenant.parameter, .uuidArray(items.map(\.id.uuid)), .timestamp(now)])
      for (item, file) in zip(items, files) {
        guard let wrapped = applicant.wrappedKeys[file.kind.dataClass] else { throw StoreError.damaged }
        let key = try keys.unwrap(wrapped, applicant: applicant.id)
        let sealed = try key.seal(file.bytes, context: context(item.id, .original, realm))
        try await blobs.put(sealed, at: BlobKey(tenant: realm.tenant, evidence: item.id, view: .original))
      }
      return items
    }
  }

  /// See ``EvidenceVault/discard(_:in:)``.
  public func discard(_ items: [IntakenEvidence], in realm: Realm) async {
    for item in items {
      do {
        try await blobs.delete(BlobKey(tenant: realm.tenant, evidence: item.id, view: .original))
        _ = try await database.once(
          inScopeOf: realm.tenant.uuid, EvidenceStatements.deleteIntake, [realm.tenant.parameter, item.id.parameter])
      } catch {
        // The intake row stays, so the sweep removes the blob later.
        continue
      }
    }
  }

  /// See ``EvidenceVault/bytes(of:view:in:)``.
  public func bytes(
    of evidence: EvidenceID, view: EvidenceViewName, in realm: Realm
  ) async throws(StoreError) -> [UInt8] {
    try await storing {
      let row = try await load(evidence, in: realm)
      let views: [EvidenceViewName] = try row.values("views")
      guard views.contains(view) else { throw StoreError.notFound }
      let key = try await key(row, in: realm)
      let sealed = try await blobs.get(BlobKey(tenant: realm.tenant, evidence: evidence, view: view))
      return try key.open(sealed, context: context(evidence, view, realm))
    }
  }

  /// See ``EvidenceVault/store(_:in:)``.
  public func store(
    _ views: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])], in realm: Realm
  ) async throws(StoreError) {
    try await storing {
      for (evidence, view, bytes) in views {
        let row = try await load(evidence, in: realm)
        let sealed = try await key(row, in: realm).seal(bytes, context: context(evidence, view, realm))
        try await blobs.put(sealed, at: BlobKey(tenant: realm.tenant, evidence: evidence, view: view))
      }
    }
  }

  /// See ``EvidenceVault/item(_:in:)``.
  public func item(_ evidence: EvidenceID, in realm: Realm) async throws(StoreError) -> EvidenceItem {
    try await storing { try EvidenceItem(row: try await load(evidence, in: realm)) }
  }

  /// See ``EvidenceVault/sweep(_:olderThan:)``.
  public func sweep(_ tenant: TenantID, olderThan cutoff: Date) async throws(StoreError) -> Int {
    try await storing {
      var count = 0
      let abandoned = try await database.once(
        inScopeOf: tenant.uuid, EvidenceStatements.selectAbandoned, [tenant.parameter, .timestamp(cutoff)])
      for row in abandoned {
        let id: EvidenceID = try row.decode("id")
        try await blobs.delete(BlobKey(tenant: tenant, evidence: id, view: .original))
        _ = try await database.once(
          inScopeOf: tenant.uuid, EvidenceStatements.deleteIntake, [tenant.parameter, id.parameter])
        count += 1
      }
      let erased = try await database.once(
        inScopeOf: tenant.uuid, EvidenceStatements.selectErased, [tenant.parameter])
      for row in erased {
        let id: EvidenceID = try row.decode("id")
        for view in EvidenceViewName.allCases {
          try await blobs.delete(BlobKey(tenant: tenant, evidence: id, view: view))
        }
        _ = try await database.once(
          inScopeOf: tenant.uuid, EvidenceStatements.clearViews, [tenant.parameter, id.parameter])
        count += 1
      }
      return count
    }
  }

  private func find(_ reference: ApplicantReference, in realm: Realm, keys: TenantKeys) async throws -> ApplicantID? {
    let rows: [Row]
    switch reference {
    case .anonymous: return nil
    case .id(let id):
      rows = try await database.once(
        inScopeOf: realm.tenant.uuid, EvidenceStatements.applicantByID,
        realm.parameters + [id.parameter])
      guard rows.first != nil else { throw StoreError.notFound }
    case .external(let external):
      rows = try await database.once(
        inScopeOf: realm.tenant.uuid, EvidenceStatements.applicantByExternal,
        realm.parameters + [.bytes(keys.externalIndex(external, realm.mode))])
    }
    guard let row = rows.first else { return nil }
    guard try row.decodeIfPresent("erased_at", as: Date.self) == nil else { throw StoreError.notAllowed(.erased) }
    return try row.decode("id")
  }

  /// Makes the keys of classes that are missing; the first writer wins.
  private func ensure(
    _ classes: Set<DataClass>, of id: ApplicantID, in realm: Realm, keys: TenantKeys
  ) async throws -> [DataClass: [UInt8]] {
    let names = classes.map(\.rawValue).sorted()
    return try await database.inScope(of: realm.tenant.uuid) { transaction in
      for name in names {
        guard let dataClass = DataClass(rawValue: name) else { continue }
        _ = try await transaction.execute(
          EvidenceStatements.insertKey,
          [realm.tenant.parameter, id.parameter, .text(name), .bytes(try keys.freshKey(id, dataClass))])
      }
      var wrapped: [DataClass: [UInt8]] = [:]
      for row in try await transaction.query(
        EvidenceStatements.selectKeys, [realm.tenant.parameter, id.parameter, .textArray(names)])
      {
        wrapped[try row.value("class")] = try row.decode("wrapped", as: [UInt8].self)
      }
      return wrapped
    }
  }

  private func load(_ evidence: EvidenceID, in realm: Realm) async throws -> Row {
    let rows = try await database.once(
      inScopeOf: realm.tenant.uuid, EvidenceStatements.selectOne,
      realm.parameters + [evidence.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    guard try row.decodeIfPresent("erased_at", as: Date.self) == nil else { throw StoreError.notAllowed(.erased) }
    return row
  }

  private func key(_ row: Row, in realm: Realm) async throws -> DataKey {
    guard let wrapped = try row.decodeIfPresent("wrapped", as: [UInt8].self) else {
      throw StoreError.notAllowed(.erased)
    }
    let keys = try await vault.keys(of: realm.tenant, from: database)
    return try keys.unwrap(wrapped, applicant: try row.decode("applicant_id"))
  }

  private func context(_ evidence: EvidenceID, _ view: EvidenceViewName, _ realm: Realm) -> SealingContext {
    switch view {
    case .original: SealingContext(tenant: realm.tenant, object: evidence.uuid, label: "original")
    case .rectified: SealingContext(tenant: realm.tenant, object: evidence.uuid, label: "rectified")
    case .annotated: SealingContext(tenant: realm.tenant, object: evidence.uuid, label: "annotated")
    case .portrait: SealingContext(tenant: realm.tenant, object: evidence.uuid, label: "portrait")
    case .signature: SealingContext(tenant: realm.tenant, object: evidence.uuid, label: "signature")
    }
  }
}

extension EvidenceItem {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), verification: try row.decode("verification_id"),
      applicant: try row.decode("applicant_id"), kind: try row.value("kind"), mediaType: try row.decode("media_type"),
      sizeBytes: try row.decode("size_bytes"), digest: try row.decode("digest"), views: try row.values("views"),
      position: try row.decode("position"))
  }
}
