import Domain
import EvidenceStores
import Storage

extension Installation {
  /// What is shown of logs.
  var proofs: PostgreSQLProofArchive { PostgreSQLProofArchive(database: database, vault: vault) }

  /// The sequencer of logs, beside what was shown of them last, behind what witnesses of the operator's have seen.
  func logSequencer(time: any TimeSource, gate: (any SigningGate)? = nil) -> LogSequencer {
    LogSequencer(
      database: database, vault: vault, ledger: FileCheckpointLedger(folder: data + "/checkpoints"), time: time,
      gate: gate)
  }
}
