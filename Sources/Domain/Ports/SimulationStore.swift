import FoundationEssentials

/// Simulations, and what they are tried on. Nothing here changes what was judged or used.
public protocol SimulationStore: Sendable {
  /// Keeps a simulation with the job that works it off, and an entry of the audit log.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key.
  func open(_ simulation: PolicySimulation, by actor: Actor) async throws(StoreError)
  /// One simulation.
  func simulation(_ id: SimulationID, in realm: Realm) async throws(StoreError) -> PolicySimulation
  /// Verdicts that would be others, by when they were given, after one of them.
  func flips(of id: SimulationID, after: RulingID?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [SimulatedFlip]
  /// The next rulings of the window, by when they were given, at most `limit`.
  func rulings(of simulation: PolicySimulation, limit: Int) async throws(StoreError) -> [JudgedRuling]
  /// Records what a step counted, all or nothing; ends the lease, and enqueues the job for what is left unless the
  /// simulation is complete. Flips beyond ``PolicySimulation/flipsMax`` are left out.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is recorded.
  func record(
    _ simulation: PolicySimulation, through ruling: RulingID?, _ flips: [SimulatedFlip], lease: JobLease, at now: Date)
    async throws(StoreError)
  /// Ends a simulation whose job failed for good, and makes the job a dead letter.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is ended.
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError)
  /// What reviewers took for the items that they decided in a time, from claim to decision, by queue: how many items
  /// were measured, and how long all of them took.
  func reviewTimes(from: Date, to: Date, in realm: Realm)
    async throws(StoreError) -> [String: (count: Int64, total: Duration)]
  /// Billed events of spans by what their price depends on, whatever invoice has them: all of it is
  /// ``UsageTally/quantity``. A span's name is that of its billing period.
  func tallies(of spans: [InvoicePeriod], by dimensions: Set<String>, in realm: Realm)
    async throws(StoreError) -> [UsageTally]
}
