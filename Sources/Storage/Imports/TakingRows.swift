import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension PostgreSQLImportStore {
  /// Times that a lost race for a new applicant is run again: the second look finds the winner's.
  static let racesMax = 3

  /// See ``ImportStore/take(_:)``.
  public func take(_ chunk: ImportChunk) async throws(StoreError) -> CustomerImport {
    try await storing {
      let keys = try await vault.keys(of: chunk.realm.tenant, from: database)
      for _ in 0..<Self.racesMax {
        do {
          return try await write(chunk, keys: keys)
        } catch let error as PostgreSQLError where error.breaks("applicants_external") {
          continue
        }
      }
      throw StoreError.unavailable
    }
  }

  private func write(_ chunk: ImportChunk, keys: TenantKeys) async throws -> CustomerImport {
    let realm = chunk.realm
    return try await database.inScope(of: realm.tenant.uuid) { transaction in
      let rows = try await transaction.query(ImportStatements.lock, realm.parameters + [chunk.id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      guard try row.value("state", as: CustomerImport.State.self) == .open else {
        throw StoreError.notAllowed(.importFinished)
      }
      guard try row.decode("next_row", as: Int.self) == chunk.first else { throw StoreError.stale }
      // Before any applicant, as whoever submits a verification does.
      if chunk.terms.cap != nil {
        _ = try await transaction.query(TenantStatements.serialize, [realm.tenant.parameter])
      }
      let known = try await transaction.known(chunk, keys: keys)
      let plan = RowPlan(
        chunk: chunk, keys: keys, consents: try row.json("consents").elements?.compactMap(Consent.init) ?? [])
      // In the order of their names, so that two imports that make the same applicants wait for each other in a line.
      let customers = chunk.rows.compactMap { row in if case .customer(let customer) = row { customer } else { nil } }
        .sorted { $0.externalID < $1.externalID }
      let steps = try customers.map { customer in
        try known[customer.externalID].map { try plan.step(customer, known: $0) } ?? plan.step(customer)
      }
      let screened = steps.count { $0.verification != nil }
      if let cap = chunk.terms.cap, screened > 0 {
        try await transaction.hold(Array(repeating: .screening, count: screened), in: realm, within: cap)
      }
      for step in steps { try await transaction.take(step, of: chunk, telling: ledger, keys: keys) }
      return try await transaction.advance(chunk, by: steps, screened: screened)
    }
  }
}

/// What is known of a customer whose row is locked.
struct KnownCustomer {
  let id: ApplicantID
  let row: Row
  let consents: Set<RecordedConsent>
  let hasLeft: Bool
  let wasScreened: Bool
  let isWatched: Bool

  /// Whether a consent is known, or older than what is known of its purpose: files of earlier times bring back nothing
  /// that was withdrawn since.
  func hasHeard(_ consent: Consent) -> Bool {
    let told = RecordedConsent(consent)
    return consents.contains { $0 == told || $0.purpose == told.purpose && $0.at > told.at }
  }
}

/// A consent as it is told apart from another.
struct RecordedConsent: Hashable {
  let purpose: ConsentPurpose
  let granted: Bool
  /// Milliseconds since 1970: a text of RFC 3339 and a stored instant differ by less.
  let at: Int64
  let textVersion: String
  let language: String
}

/// What one row comes to.
struct RowStep {
  enum Effect { case created, updated, unchanged }

  let applicant: ApplicantID
  let effect: Effect
  /// Nil where no screening is begun.
  let verification: VerificationID?
  let commands: [Command]
  let consents: [Consent]
  /// The applicant's wrapped key of its record.
  let recordKey: [UInt8]
}

extension Transaction {
  /// The chunk's customers who are there already, locked in the order of their identifiers, so that two imports never
  /// wait for each other in a ring.
  fileprivate func known(_ chunk: ImportChunk, keys: TenantKeys) async throws -> [String: KnownCustomer] {
    let (realm, names) = (chunk.realm, chunk.rows.compactMap(\.externalID))
    let found = try await pipeline(
      names.map {
        Command(ApplicantStatements.byExternal, realm.parameters + [.bytes(keys.externalIndex($0, realm.mode))])
      })
    var known: [(name: String, id: ApplicantID)] = []
    for (name, rows) in zip(names, found) {
      if let row = rows.first { known.append((name, try row.decode("id"))) }
    }
    known.sort { $0.id < $1.id }
    let locked = try await pipeline(
      known.map { Command(VerificationStatements.lockApplicant, realm.parameters + [$0.id.parameter]) })
    let facts = try await pipeline(
      known.map { Command(ImportStatements.screened, [realm.tenant.parameter, $0.id.parameter]) })
    let consents = try await pipeline(
      known.map { Command(ApplicantStatements.consents, [realm.tenant.parameter, $0.id.parameter]) })
    var customers: [String: KnownCustomer] = [:]
    for (index, (name, id)) in known.enumerated() {
      // Erased since it was found: the next look finds nobody of this name.
      guard let row = locked[index].first, let fact = facts[index].first,
        try row.decodeIfPresent("erased_at", as: Date.self) == nil
      else { throw StoreError.unavailable }
      customers[name] = KnownCustomer(
        id: id, row: row, consents: Set(try consents[index].map { try RecordedConsent(row: $0) }),
        hasLeft: try fact.decode("has_left"), wasScreened: try fact.decode("was_screened"),
        isWatched: try fact.decode("is_watched"))
    }
    return customers
  }

  fileprivate func take(
    _ step: RowStep, of chunk: ImportChunk, telling ledger: any ErasureLedger, keys: TenantKeys
  ) async throws {
    try await pipeline(step.commands)
    let given = GivenConsents(
      consents: step.consents, applicant: step.applicant, verification: step.verification, recordKey: step.recordKey)
    try await record(given, telling: ledger, keys: keys, in: chunk.realm, by: chunk.actor, at: chunk.now)
  }

  /// Records what was wrong with rows, and how far the import is.
  fileprivate func advance(_ chunk: ImportChunk, by steps: [RowStep], screened: Int) async throws -> CustomerImport {
    let (tenant, id) = (chunk.realm.tenant.parameter, chunk.id.parameter)
    var rejections: [RowRejection] = []
    for (offset, row) in chunk.rows.enumerated() {
      guard case .rejected(let problems) = row else { continue }
      rejections += problems.enumerated().map {
        RowRejection(row: chunk.first + offset, position: $0 + 1, problem: $1)
      }
    }
    if !rejections.isEmpty {
      try await execute(
        ImportStatements.reject,
        [
          tenant, id, .intArray(rejections.map { Int64($0.row) }), .intArray(rejections.map { Int64($0.position) }),
          .textArray(rejections.map(\.problem.pointer)), .textArray(rejections.map(\.problem.code)),
          .textArray(rejections.map(\.problem.detail)), .int(Int64(CustomerImport.rejectionsMax)),
        ])
    }
    func count(_ effect: RowStep.Effect) -> Parameter { .int(Int64(steps.count { $0.effect == effect })) }
    let rows = try await query(
      ImportStatements.advance,
      [
        tenant, id, .int(Int64(chunk.rows.count)), count(.created), count(.updated), count(.unchanged),
        .int(Int64(chunk.rows.count - steps.count)), .int(Int64(screened)), .timestamp(chunk.now),
      ])
    guard let row = rows.first else { throw StoreError.damaged }
    return try CustomerImport(row: row, tenant: chunk.realm.tenant)
  }
}

extension RecordedConsent {
  init(_ consent: Consent) {
    self.init(
      purpose: consent.purpose, granted: consent.granted, at: Self.milliseconds(Date(rfc3339: consent.grantedAt)),
      textVersion: consent.textVersion, language: consent.language)
  }

  fileprivate init(row: Row) throws {
    self.init(
      purpose: try row.value("purpose"), granted: try row.decode("granted"),
      at: Self.milliseconds(try row.decode("granted_at", as: Date.self)), textVersion: try row.decode("text_version"),
      language: try row.decode("language"))
  }

  private static func milliseconds(_ instant: Date?) -> Int64 {
    instant.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) } ?? 0
  }
}
