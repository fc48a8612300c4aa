import Domain
import FoundationEssentials
import Logging
import TransparencyLog

/// Has the checkpoints of the operator's log cosigned by its witnesses, each at its own pace (C2SP tlog-witness).
///
/// Asking is harmless: two servers that ask one witness cost a needless request, so nobody holds a witness.
public struct AskWitnesses: Sendable {
  /// How often the log is looked at for something new.
  static let pollEvery: Duration = .seconds(1)

  private let witnesses: [LogWitness]
  private let asking: any WitnessAsking
  private let store: any WitnessStore
  private let proofs: any ProofArchive
  private let gate: WitnessGate
  private let time: any TimeSource
  private let logger: Logger

  /// A workflow over the witnesses of the operator's file.
  /// - Parameter gate: told what each witness says.
  public init(
    _ witnesses: [LogWitness], asking: any WitnessAsking, store: any WitnessStore, proofs: any ProofArchive,
    gate: WitnessGate, time: any TimeSource, logger: Logger
  ) {
    self.witnesses = witnesses
    self.asking = asking
    self.store = store
    self.proofs = proofs
    self.gate = gate
    self.time = time
    self.logger = logger
  }

  /// Works until the task is canceled. A witness that hangs holds up no other.
  public func work() async {
    await withTaskGroup(of: Void.self) { group in
      for witness in witnesses { group.addTask { await self.work(witness) } }
    }
  }

  private func work(_ witness: LogWitness) async {
    var failures = 0
    while !Task.isCancelled {
      var pause = Self.pollEvery
      do {
        if try await look(witness) { pause = witness.every }
        failures = 0
      } catch let failure as LogWatchFailure {
        failures += 1
        pause = JobDispatcher.pause(attempt: failures, random: Double.random(in: 0..<1))
        await note(failure, of: witness)
      } catch {
        pause = .seconds(2)
        logger.warning("witness.failed", metadata: ["witness": "\(witness.name)", "error": "\(error)"])
      }
      do { try await Task.sleep(for: pause) } catch { return }
    }
  }

  /// Asks a witness for what it has not cosigned, and in any case until it has agreed once.
  /// - Returns: whether it was asked.
  /// - Throws: ``LogWatchFailure`` where it gave no cosignature, ``StoreError``
  func look(_ witness: LogWitness) async throws -> Bool {
    let known = try await store.standings().first { $0.name == witness.name }?.size ?? 0
    let bytes: [UInt8]
    do throws(StoreError) { bytes = try await proofs.checkpoint(of: .installation, .newest) } catch {
      guard error == .notFound else { throw error }
      // Nothing was ever signed here, under a name that no witness can know: it is drawn with the first leaf.
      gate.agrees(witness.name)
      return false
    }
    let size = try Checkpoint(text: SignedNote(bytes).text).head.size
    guard size > known || !gate.isAgreed(witness.name) else { return false }
    try await submit(to: witness, old: known, isSecond: false)
    return true
  }

  /// Submits the newest checkpoint, once more where the witness cosigned another size than is kept here: a server that
  /// died before it kept a cosignature, or another server, was there.
  private func submit(to witness: LogWitness, old: Int64, isSecond: Bool) async throws {
    let view: ConsistencyView
    do throws(StoreError) { view = try await proofs.consistency(from: old, in: .installation) } catch {
      guard error == .notFound else { throw error }
      // More leaves were cosigned than there are.
      return try shut(witness, at: old, .rolledBack)
    }
    let note = try SignedNote(Array(view.checkpoint.utf8))
    let size = try Checkpoint(text: note.text).head.size
    let path = view.path.compactMap { TreeHash(base64: $0) }
    let submission = WitnessSubmission(old: old, proof: ConsistencyProof(path: path), note: note)
    switch try await asking.ask(witness, with: submission.bytes) {
    case .cosigned(let lines):
      guard let cosignature = Cosignature(in: lines, by: try NoteVerifier(witness.key), of: note) else {
        throw LogWatchFailure.badSignature
      }
      gate.agrees(witness.name)
      try await store.keep(
        cosignature.line, by: witness.key, of: size, witness: witness.name, at: time.now)
      logger.debug("witness.cosigned", metadata: ["witness": "\(witness.name)", "size": "\(size)"])
    case .conflict(let seen) where seen > size: try shut(witness, at: seen, .rolledBack)
    case .conflict(let seen) where seen == old || isSecond: try shut(witness, at: seen, .otherTree)
    case .conflict(let seen): try await submit(to: witness, old: seen, isSecond: true)
    case .unknownLog:
      gate.agrees(witness.name)
      throw LogWatchFailure.refused
    case .inconsistent: try shut(witness, at: old, .otherTree)
    }
  }

  private func shut(_ witness: LogWitness, at size: Int64, _ failure: LogWatchFailure) throws {
    gate.disagrees(witness.name, at: size)
    logger.critical(
      "witness.disagrees",
      metadata: ["witness": "\(witness.name)", "size": "\(size)", "reason": "\(failure.rawValue)"])
    throw failure
  }

  private func note(_ failure: LogWatchFailure, of witness: LogWitness) async {
    logger.warning("witness.failed", metadata: ["witness": "\(witness.name)", "error": "\(failure.rawValue)"])
    do { try await store.fail(witness.name, with: failure, at: time.now) } catch {
      logger.warning("witness.not_recorded", metadata: ["witness": "\(witness.name)", "error": "\(error)"])
    }
  }
}
