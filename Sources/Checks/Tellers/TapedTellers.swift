import Domain
import FoundationEssentials

// Each writes down what its source tells, or tells what was written down and asks nobody. What was not written down is
// not there: a replay that asks for it cannot run (``StoreError/damaged``).

/// A bureau on tape.
struct TapedBureau: CreditBureau {
  static let name = "answer"
  let source: any CreditBureau
  let tape: CheckTape

  func history(
    on request: CreditRequest, from provider: ProviderSettings
  ) async throws(ProviderFailure) -> CreditAnswer {
    if tape.isPlayed {
      do { return try CreditAnswer(tape[Self.name] ?? .null, to: request.check) } catch { throw .malformed(error) }
    }
    let answer = try await source.history(on: request, from: provider)
    tape.note(Self.name, answer.document)
    return answer
  }
}

/// What reviewers found, on tape.
struct TapedFindings: ScreeningFindings {
  static let name = "findings"
  let source: any ScreeningFindings
  let tape: CheckTape

  func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding] {
    if tape.isPlayed {
      guard let told = tape[Self.name]?.elements else { throw .damaged }
      return told.compactMap(StandingFinding.init)
    }
    let found = try await source.findings(of: applicant, in: realm)
    tape.note(Self.name, .array(found.map(\.json)))
    return found
  }

  func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [PendingHit] {
    try await source.pending(of: applicant, in: realm)
  }
}

/// What verifications left behind, on tape.
struct TapedMemory: BehaviourMemory {
  static let name = "history"
  let source: any BehaviourMemory
  let tape: CheckTape

  func history(
    of verification: VerificationID, by applicant: ApplicantID, under policy: BehaviourPolicy, in realm: Realm
  ) async throws(StoreError) -> BehaviourHistory {
    if tape.isPlayed {
      guard let told = tape[Self.name].flatMap(BehaviourHistory.init) else { throw .damaged }
      return told
    }
    let history = try await source.history(of: verification, by: applicant, under: policy, in: realm)
    tape.note(Self.name, history.json)
    return history
  }

  func forget(in tenant: TenantID, at now: Date, limit: Int) async throws(StoreError) -> Int {
    try await source.forget(in: tenant, at: now, limit: limit)
  }
}

/// A register of reported documents on tape; without a source it is only played.
struct TapedRegister: DocumentRegister {
  static let name = "reported"
  let source: (any DocumentRegister)?
  let tape: CheckTape

  func isReported(_ document: DocumentReference) async throws(StoreError) -> Bool {
    if tape.isPlayed {
      guard let told = tape[Self.name]?.bool else { throw .damaged }
      return told
    }
    guard let source else { throw .damaged }
    let isReported = try await source.isReported(document)
    tape.note(Self.name, .bool(isReported))
    return isReported
  }
}

/// Earlier sightings on tape; without a source they are only played.
struct TapedSightings: SeenDocuments {
  static let name = "sightings"
  let source: (any SeenDocuments)?
  let tape: CheckTape

  func sightings(
    of document: DocumentReference?, digests: [[UInt8]], portrait: PortraitHash?, besides applicant: ApplicantID,
    in realm: Realm
  ) async throws(StoreError) -> EarlierSightings {
    if tape.isPlayed {
      guard let told = tape[Self.name] else { throw .damaged }
      return EarlierSightings(json: told)
    }
    guard let source else { throw .damaged }
    let seen = try await source.sightings(
      of: document, digests: digests, portrait: portrait, besides: applicant, in: realm)
    tape.note(Self.name, seen.json)
    return seen
  }
}
