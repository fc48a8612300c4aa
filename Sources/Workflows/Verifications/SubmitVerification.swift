import Domain
import FoundationEssentials
import Logging

/// Takes a verification: seals its evidence, pins the policy, and starts its checks.
public struct SubmitVerification: Sendable {
  private let tenants: any TenantDirectory
  private let vault: any EvidenceVault
  private let store: any VerificationStore
  private let prices: any PriceList
  private let caps: ReadSpendCap
  private let signals: JobSignals
  private let time: any TimeSource

  /// How long a verification waits for input before it expires.
  public static let openFor: TimeInterval = 30 * 86_400

  /// Times that a lost race for a new applicant is run again: the second look finds the winner's.
  static let racesMax = 3

  /// A workflow over its stores.
  public init(
    tenants: any TenantDirectory, vault: any EvidenceVault, store: any VerificationStore, prices: any PriceList,
    caps: ReadSpendCap,
    signals: JobSignals, time: any TimeSource
  ) {
    self.tenants = tenants
    self.vault = vault
    self.store = store
    self.prices = prices
    self.caps = caps
    self.signals = signals
    self.time = time
  }

  /// Writes the verification and returns its id.
  /// - Throws: ``WorkflowRefusal``; a known idempotency key ends in `store(.replay)`. Nothing is stored on refusal.
  public func submit(_ request: VerificationRequest, for principal: Principal, by actor: Actor)
    async throws(WorkflowRefusal) -> VerificationID
  {
    try await submit(request, in: principal.realm, on: Terms(key: principal.key), by: actor)
  }

  /// On what terms a verification is begun.
  struct Terms {
    /// The key that asks for it; nil for whoever acts without one.
    var key: KeyID?
    /// How long it waits for what it needs.
    var openFor: TimeInterval = SubmitVerification.openFor
    /// Whether the tenant's spend cap may refuse it.
    var isCapped = true
  }

  /// See ``submit(_:for:by:)``, for whoever acts without being a principal, such as monitoring.
  func submit(
    _ request: VerificationRequest, in realm: Realm, on terms: Terms, by actor: Actor
  ) async throws(WorkflowRefusal) -> VerificationID {
    do {
      if let claim = actor.claim, let resource = try await store.replayed(claim, in: realm) {
        throw StoreError.replay(resource: resource)
      }
      let tenant = try await tenants.tenant(realm.tenant)
      let checks = try await checked(request.checks ?? tenant.policy.checks, files: request.files, tenant: tenant)
      let submission = try await write(request, checks: checks, tenant: tenant, in: realm, on: terms, by: actor)
      if submission.status == .processing { signals.announce(.verifications, realm.tenant) }
      return submission.id
    } catch let refusal as WorkflowRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  /// Prepares and writes; again where somebody else made the same applicant meanwhile.
  private func write(
    _ request: VerificationRequest, checks: [CheckType], tenant: Tenant, in realm: Realm, on terms: Terms,
    by actor: Actor
  ) async throws -> VerificationSubmission {
    for _ in 0..<Self.racesMax {
      let submission = try await prepare(request, checks: checks, tenant: tenant, in: realm, on: terms, by: actor)
      do {
        try await store.submit(submission)
        return submission
      } catch {
        if error.isCertain { await vault.discard(submission.evidence, in: realm) }
        guard error == .stale else { throw error }
      }
    }
    throw StoreError.unavailable
  }

  private func checked(_ checks: [CheckType], files: [EvidenceFile], tenant: Tenant) async throws -> [CheckType] {
    let book = try await prices.book(of: tenant.policy.billing, at: time.now)
    var seen: Set<CheckType> = []
    let unique = checks.filter { seen.insert($0).inserted }
    for type in unique {
      guard type.isAvailable else { throw WorkflowRefusal.checkUnavailable(type) }
      // A meter without a price would make a check that cannot be billed: it is refused before it costs anything.
      guard book.meters.contains(type.rawValue) else { throw StoreError.notAllowed(.unpricedMeter) }
    }
    var kinds: Set<EvidenceKind> = []
    for file in files where !file.kind.isRepeatable && !kinds.insert(file.kind).inserted {
      throw WorkflowRefusal.tooManyFiles(file.kind)
    }
    return unique
  }

  private func prepare(
    _ request: VerificationRequest, checks: [CheckType], tenant: Tenant, in realm: Realm, on terms: Terms,
    by actor: Actor
  ) async throws -> VerificationSubmission {
    let now = time.now
    let classes = Set(request.files.map(\.kind.dataClass)).union([.record, .document])
      .union(checks.map(\.dataClass))
    let handle = try await vault.applicant(request.applicant, in: realm, classes: classes)
    let given = Set(request.files.map(\.kind))
    let missing = checks.flatMap(\.requiredEvidence).filter { !given.contains($0) }
    var submission = VerificationSubmission(
      id: VerificationID(at: now), realm: realm, applicant: handle,
      actor: actor, now: now, expiresAt: now.addingTimeInterval(terms.openFor))
    submission.requirements = Requirement.unique(missing.map { Requirement(kind: $0, code: .evidenceMissing) })
    submission.status = missing.isEmpty ? .processing : .collecting
    if case .external(let external) = request.applicant { submission.externalID = external }
    submission.declared = request.declared
    submission.request = VerificationSubmission.request(
      externalID: submission.externalID, metadata: request.metadata, details: request.details)
    submission.policyVersion = tenant.policyVersion
    submission.language = request.language ?? tenant.policy.interfaceLanguages.first ?? "en"
    submission.checks = checks
    submission.consents = request.consents
    submission.dimensions = request.metadata.filter { tenant.policy.billing.dimensions.contains($0.key) }
    submission.key = terms.key
    submission.behaviour = tenant.policy.traced(by: checks)
    if terms.isCapped {
      submission.cap = try await caps.cap(of: tenant, in: realm, for: terms.key, at: now)
    }
    submission.evidence = try await vault.intake(request.files, for: handle, in: realm, at: now)
    return submission
  }
}

extension Requirement {
  /// The first requirement of each kind.
  static func unique(_ requirements: [Requirement]) -> [Requirement] {
    var seen: Set<EvidenceKind> = []
    return requirements.filter { seen.insert($0.kind).inserted }
  }
}
