import FoundationEssentials

/// Replays of decisions, and what they are made from. Nothing here writes to a verification or meters anything.
public protocol ReplayStore: Sendable {
  /// Keeps a replay with the job that runs it, and an entry of the audit log.
  /// - Throws: ``StoreError/notFound`` for a decision that the realm does not have; ``StoreError/replay(resource:)`` or
  ///   ``StoreError/idempotencyKeyReused`` for a known key.
  func open(_ id: ReplayID, of decision: DecisionID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// One replay.
  func replay(_ id: ReplayID, in realm: Realm) async throws(StoreError) -> DecisionReplay
  /// Everything that the decision rested on; nil where the replay is over.
  func material(of id: ReplayID, in realm: Realm) async throws(StoreError) -> ReplayMaterial?
  /// Records what came of a replay; ends the lease.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is recorded.
  func record(_ outcome: ReplayOutcome, of id: ReplayID, lease: JobLease, at now: Date) async throws(StoreError)
  /// Ends a replay whose job failed for good, and makes the job a dead letter.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is ended.
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError)
}
