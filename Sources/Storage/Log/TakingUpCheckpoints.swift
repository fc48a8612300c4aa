import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

extension LogSequencer {
  /// Checkpoints of tenants' logs that the operator's log takes up in one transaction at most: a quarter of a
  /// megabyte of notes.
  static let checkpointsMax = 1000
  /// Such transactions of one run at most, so that it ends whatever other servers sign meanwhile.
  static let pagesMax = 100

  /// Writes the newest checkpoints of tenants' logs as leaves of the operator's, each once, page by page until none is
  /// left: those of the tenants who are always behind others, too. Returns how many, and what went wrong.
  func takeUp() async -> (count: Int, rounds: [LogRound]) {
    var (count, rounds) = (0, [LogRound]())
    do throws(StoreError) {
      for _ in 0..<Self.pagesMax {
        let page = try await storing { try await takeUpPage() }
        count += page.taken
        rounds += page.damaged.map { LogRound(log: $0, result: .failed(.damaged)) }
        if page.taken + page.damaged.count < Self.checkpointsMax { break }
      }
    } catch {
      rounds.append(LogRound(log: .installation, result: .failed(error)))
    }
    return (count, rounds)
  }

  private func takeUpPage() async throws -> (taken: Int, damaged: [TenantID]) {
    var (checkpoints, damaged) = ([Untaken](), [TenantID]())
    let now = time.now
    for row in try await database.once(LogStatements.untaken, [.int(Int64(Self.checkpointsMax))]) {
      let (log, note) = (try row.decode("log_id", as: TenantID.self), try row.decode("note", as: String.self))
      // One log's damage is not the others'.
      guard let checkpoint = Untaken(note, of: log, as: LeafID(at: now)) else {
        damaged.append(log)
        continue
      }
      checkpoints.append(checkpoint)
    }
    guard !checkpoints.isEmpty else { return (0, damaged) }
    try await database.inScope(of: TenantID.installation.uuid) { [checkpoints] transaction in
      let taken = try await transaction.pipeline(checkpoints.map(\.taking))
      // What another server took up has its leaf.
      let own = zip(checkpoints, taken).filter { !$1.isEmpty }.map(\.0)
      try await transaction.pipeline(own.map { LeafStatements.write($0.checkpoint, as: $0.leaf, at: now) })
    }
    return (checkpoints.count, damaged)
  }
}

/// A tenant's checkpoint that the operator's log has not taken up, and the leaf that it is to have there.
private struct Untaken {
  let log: TenantID
  let checkpoint: Checkpoint
  let leaf: LeafID

  /// Nil where the note is none.
  init?(_ note: String, of log: TenantID, as leaf: LeafID) {
    do { checkpoint = try Checkpoint(text: SignedNote(Array(note.utf8)).text) } catch { return nil }
    self.log = log
    self.leaf = leaf
  }

  var taking: Command {
    Command(
      LogStatements.take,
      [TenantID.installation.parameter, log.parameter, .int(checkpoint.head.size), leaf.parameter])
  }
}
