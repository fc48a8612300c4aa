import Domain
import Foundation
import Synchronization
import TransparencyLog

@testable import Workflows

/// The operator's log in memory, as far as witnesses ask for it; it can be set back, as a restore does.
final class FakeWatchedLog: ProofArchive, TileReading {
  private struct Missing: Error {}
  private struct State {
    var growth = TileGrowth()
    var tiles: [[Int64]: [UInt8]] = [:]
  }
  private let state = Mutex(State())
  let signer: NoteSigner

  init(leaves: Int, salt: UInt8 = 0) throws {
    signer = try NoteSigner(name: KeyName("assay/0"), kind: .note, seed: [UInt8](repeating: 1, count: 32))
    grow(by: leaves, salt: salt)
  }

  func grow(by count: Int, salt: UInt8 = 0) {
    state.withLock { state in
      for _ in 0..<count {
        let leaf = MerkleHashing.leaf([salt, UInt8(truncatingIfNeeded: state.growth.head.size)])
        for tile in state.growth.append([leaf]) {
          state.tiles[[Int64(tile.coordinate.level), tile.coordinate.index]] = tile.bytes
        }
      }
    }
  }

  /// What a restore of another day leaves.
  func setBack(to leaves: Int, salt: UInt8 = 0) {
    state.withLock { $0 = State() }
    grow(by: leaves, salt: salt)
  }

  var head: TreeHead { state.withLock { $0.growth.head } }

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    try state.withLock { state in
      try tiles.map { coordinate throws in
        guard let bytes = state.tiles[[Int64(coordinate.level), coordinate.index]] else { throw Missing() }
        return bytes
      }
    }
  }

  private func note() throws(StoreError) -> SignedNote {
    do { return try Checkpoint(origin: signer.verifier.name, head: head).signed(by: signer) } catch { throw .damaged }
  }

  func checkpoint(of log: TenantID, _ choice: CheckpointChoice) async throws(StoreError) -> [UInt8] {
    guard log == .installation, choice == .newest, head.size > 0 else { throw .notFound }
    return try note().bytes
  }

  func consistency(from size: Int64, in log: TenantID) async throws(StoreError) -> ConsistencyView {
    guard size <= head.size else { throw .notFound }
    do {
      let (old, proof) = try await TiledTree(head: head, tiles: self).consistencyProof(from: size)
      return ConsistencyView(
        from: size, root: old.root.base64, path: proof.path.map(\.base64), checkpoint: try note().note)
    } catch {
      throw .damaged
    }
  }

  func tile(_ path: String, of log: TenantID) async throws(StoreError) -> [UInt8] { throw .notFound }
  func inclusion(of index: Int64?, in log: TenantID) async throws(StoreError) -> JSON { throw .notFound }
  func proof(
    of verification: VerificationID, in realm: Realm, global: CheckpointChoice
  ) async throws(StoreError) -> JSON { throw .notFound }
  func proof(
    ofReasonsOf verification: VerificationID, in realm: Realm, global: CheckpointChoice
  ) async throws(StoreError) -> JSON { throw .notFound }
  func proof(of usage: UsageID, in realm: Realm, global: CheckpointChoice) async throws(StoreError) -> JSON {
    throw .notFound
  }
  func keys(of log: TenantID) async throws(StoreError) -> [LogKeyView] { [] }
}

/// A witness by the letter of C2SP tlog-witness, and what is kept of it.
actor FakeWitness: WitnessAsking, WitnessStore {
  let signer: NoteSigner
  /// What it does instead of answering.
  var failure: LogWatchFailure?
  /// What it answers instead of looking.
  var reply: WitnessReply?
  private(set) var seen = TreeHead.empty
  private(set) var asked: [Int64] = []
  private(set) var kept: [Int64] = []
  private(set) var failures: [LogWatchFailure] = []

  init(_ name: String = "w.example") throws {
    signer = try NoteSigner(name: KeyName(name), kind: .cosignature, seed: [UInt8](repeating: 7, count: 32))
  }

  nonisolated var settings: LogWitness {
    LogWitness(key: signer.verifier.text, url: "https://w.example/", every: .seconds(1))
  }

  func set(failure: LogWatchFailure? = nil, reply: WitnessReply? = nil) {
    (self.failure, self.reply) = (failure, reply)
  }

  /// As if another server, or one that died, had been there.
  func saw(_ head: TreeHead) { seen = head }

  func ask(_ witness: LogWitness, with submission: [UInt8]) async throws(LogWatchFailure) -> WitnessReply {
    if let failure { throw failure }
    let text = String(decoding: submission, as: UTF8.self)
    guard let blank = text.firstRange(of: "\n\n") else { throw .malformed }
    let lines = text[..<blank.lowerBound].split(separator: "\n")
    let old = Int64(lines[0].dropFirst(4)) ?? -1
    asked.append(old)
    if let reply { return reply }
    do {
      let note = try SignedNote(Array(text[blank.upperBound...].utf8))
      let checkpoint = try Checkpoint(text: note.text)
      guard old == seen.size, old != checkpoint.head.size || checkpoint.head == seen else {
        return .conflict(size: seen.size)
      }
      let proof = ConsistencyProof(path: lines.dropFirst().compactMap { TreeHash(base64: $0) })
      guard proof.connects(seen, to: checkpoint.head) else { return .inconsistent }
      seen = checkpoint.head
      var cosigned = try SignedNote(text: note.text)
      cosigned.add(try signer.cosign(checkpoint, at: 1_800_000_000))
      return .cosigned(Array(cosigned.note.utf8.dropFirst(note.text.utf8.count + 1)))
    } catch {
      throw .malformed
    }
  }

  func standings() async throws(StoreError) -> [WitnessStanding] {
    kept.last.map {
      [WitnessStanding(name: settings.name, size: $0, behind: 0, cosignedAt: nil, failures: 0, failure: nil)]
    } ?? []
  }

  func keep(
    _ line: String, by key: String, of size: Int64, witness: String, at now: Date
  ) async throws(StoreError) { kept.append(size) }

  func fail(_ witness: String, with failure: LogWatchFailure, at now: Date) async throws(StoreError) {
    failures.append(failure)
  }
}
