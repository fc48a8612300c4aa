import FoundationEssentials

/// Keeps batches of names until each is screened. A name is sealed, and gone once its screening is recorded.
public protocol ScreeningBatchStore: Sendable {
  /// Keeps a batch and the job that works it off.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key;
  ///   ``StoreError/notAllowed(_:)`` with `spendCap` where the period's cap leaves no room for all of it. From then on
  ///   what waits counts against the cap, as an open check does.
  func open(_ draft: ScreeningBatchDraft, within cap: SpendCap?, by actor: Actor) async throws(StoreError)
  /// One batch.
  func batch(_ id: ScreeningBatchID, in realm: Realm) async throws(StoreError) -> ScreeningBatch
  /// What was screened, by number, after one of them.
  func results(of id: ScreeningBatchID, after: Int, limit: Int, in realm: Realm)
    async throws(StoreError) -> [(number: Int, run: ScreeningRun)]
  /// The next names that wait, at most `limit`; nil for a batch that is not being processed.
  func work(of id: ScreeningBatchID, limit: Int, in realm: Realm) async throws(StoreError) -> ScreeningBatchWork?
  /// Records screenings of a batch with their usage events, all or none; ends the lease, and enqueues the job for what
  /// is left.
  /// - Returns: whether nothing is left.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is recorded.
  func record(_ runs: [ScreeningRun], of work: ScreeningBatchWork, lease: JobLease, at now: Date)
    async throws(StoreError) -> Bool
  /// Ends a batch whose job failed for good, and makes the job a dead letter.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is ended.
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError)
}
