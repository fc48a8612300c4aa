import Domain
import Storage
import Workflows

/// What the bulk lane works off, each kind by its own workflow.
struct BulkJobs: Sendable {
  let check: RunCheck
  let screen: ScreenBatch
  let replay: ReplayDecision
  let simulate: SimulatePolicy
  let verifications: PostgreSQLVerificationStore
  let batches: PostgreSQLScreeningBatchStore
  let replays: PostgreSQLReplayStore
  let simulations: PostgreSQLSimulationStore
  let time: any TimeSource

  func run(_ lease: JobLease) async throws {
    switch lease.kind {
    case .screenBatch: try await screen.run(lease)
    case .replay: try await replay.run(lease)
    case .simulate: try await simulate.run(lease)
    case .check, .decide, .sweep, .retain: try await check.run(lease)
    }
  }

  /// Ends what a job that failed too often was for.
  func bury(_ lease: JobLease) async throws(StoreError) {
    switch lease.kind {
    case .screenBatch: try await batches.fail(lease, at: time.now)
    case .replay: try await replays.fail(lease, at: time.now)
    case .simulate: try await simulations.fail(lease, at: time.now)
    case .check, .decide, .sweep, .retain: try await verifications.fail(lease, at: time.now)
    }
  }
}
