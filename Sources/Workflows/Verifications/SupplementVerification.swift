import Domain
import FoundationEssentials

/// Adds evidence that an open verification asked for, and runs again the checks that it concerns.
public struct SupplementVerification: Sendable {
  private let vault: any EvidenceVault
  private let store: any VerificationStore
  private let tenants: any TenantDirectory
  private let caps: ReadSpendCap
  private let signals: JobSignals
  private let time: any TimeSource

  /// A workflow over its stores.
  public init(
    vault: any EvidenceVault, store: any VerificationStore, tenants: any TenantDirectory, caps: ReadSpendCap,
    signals: JobSignals, time: any TimeSource
  ) {
    self.vault = vault
    self.store = store
    self.tenants = tenants
    self.caps = caps
    self.signals = signals
    self.time = time
  }

  /// Seals the files and starts what they make possible. A verification that asked for more than came goes on waiting.
  public func supplement(
    _ id: VerificationID, with request: VerificationRequest, for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) {
    let realm = principal.realm
    do {
      if let claim = actor.claim, let resource = try await store.replayed(claim, in: realm) {
        throw StoreError.replay(resource: resource)
      }
      let view = try await store.view(id, in: realm)
      guard view.status == .collecting || view.status == .awaitingInput else {
        // The same request may have been taken between the two looks.
        if let claim = actor.claim, let resource = try await store.replayed(claim, in: realm) {
          throw StoreError.replay(resource: resource)
        }
        throw StoreError.notAllowed(view.status.isFinal ? .alreadyFinal : .nothingRequired)
      }
      guard !request.files.isEmpty || !request.consents.isEmpty else {
        throw WorkflowRefusal.invalid(pointer: "", code: "empty", detail: "brings neither a file nor a consent")
      }
      let asked = Set(view.requirements.map(\.kind))
      for file in request.files where file.kind != .supplement && !asked.contains(file.kind) {
        throw WorkflowRefusal.evidenceNotAsked(file.kind)
      }
      try await write(request, to: view, for: principal, by: actor)
    } catch let refusal as WorkflowRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  private func write(
    _ request: VerificationRequest, to view: VerificationView, for principal: Principal, by actor: Actor
  ) async throws {
    let (realm, now) = (principal.realm, time.now)
    let given = Set(request.files.map(\.kind))
    let open = view.requirements.filter { !given.contains($0.kind) }
    let handle = try await vault.applicant(
      .id(view.applicant), in: realm, classes: Set(request.files.map(\.kind.dataClass)).union([.record, .document]))
    let items = try await vault.intake(request.files, for: handle, in: realm, at: now)
    var supplement = EvidenceSupplement(
      verification: view.id, realm: realm, evidence: items, resourceVersion: view.resourceVersion,
      actor: actor, now: now)
    supplement.requirements = open
    supplement.status = open.isEmpty ? .processing : view.status
    supplement.checks = open.isEmpty ? checksToRun(view, given: given) : []
    // Those of a verification that was never started are held since it was submitted.
    supplement.unheld = view.status == .collecting ? [] : supplement.checks
    let tenant = try await tenants.tenant(realm.tenant)
    supplement.cap = try await caps.cap(of: tenant, asking: view.policyVersion, in: realm, for: view.key, at: now)
    supplement.consents = request.consents
    do {
      try await store.supplement(supplement)
    } catch {
      if error.isCertain { await vault.discard(items, in: realm) }
      throw error
    }
    if supplement.status == .processing { signals.announce(.verifications, realm.tenant) }
  }

  /// Before the first run every check starts; after it, those whose evidence is new or whose answer was wanting, and
  /// those that start from what one of these finds.
  private func checksToRun(_ view: VerificationView, given: Set<EvidenceKind>) -> [CheckType] {
    guard view.status == .awaitingInput else { return view.checks.map(\.type) }
    let again = view.checks.filter { check in
      check.outcome == .notAssessed || !given.isDisjoint(with: check.type.requiredEvidence)
    }.map(\.type)
    return view.checks.map(\.type).filter { again.contains($0) || $0.follows.map(again.contains) ?? false }
  }
}
