import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

/// What every keeper of cosignatures and anchors is held to.
enum LogWatchContract: String, CaseIterable, CustomTestStringConvertible {
  case memory, postgreSQL

  var testDescription: String { rawValue }

  /// Stores over an operator's log that can grow by a checkpoint.
  struct Stores {
    let witnesses: any WitnessStore
    let anchors: any AnchorStore
    /// Makes the log's next checkpoint; returns its size.
    let grow: () async throws -> Int64
  }

  /// Runs a body over a log of one checkpoint.
  func with(_ body: (Stores) async throws -> Void) async throws {
    switch self {
    case .memory:
      let memory = MemoryLogWatch()
      let stores = Stores(witnesses: memory, anchors: memory) { try await memory.grow() }
      _ = try await stores.grow()
      try await body(stores)
    case .postgreSQL:
      try await StorageWorld.with { world in
        let sequencer = world.logSequencer()
        let stores = Stores(
          witnesses: PostgreSQLWitnessStore(database: world.database),
          anchors: PostgreSQLAnchorStore(database: world.database)
        ) {
          try await world.verifications.submit(try await world.submission())
          _ = try await sequencer.run()
          return try Checkpoint(text: SignedNote(try await world.proofs.checkpoint(of: .installation)).text).head.size
        }
        _ = try await stores.grow()
        try await body(stores)
      }
    }
  }
}

/// Cosignatures and anchors in memory.
actor MemoryLogWatch: WitnessStore, AnchorStore {
  private struct Kept {
    var lease: AnchorLease
    let kind: AnchorKind
    var state = AnchorState.waiting
    var token: [UInt8]?
    var failure: LogWatchFailure?
    var nextAt: Date
    var placedAt: Date?
    var leaseUntil: Date?

    var isOpen: Bool { state == .waiting || state == .pending }

    func changed(reference: String?, failures: Int, fence: Int64) -> AnchorLease {
      let order = AnchorOrder(
        size: lease.order.size, root: lease.order.root, text: lease.order.text, reference: reference)
      return AnchorLease(
        anchor: lease.anchor, order: order, failures: failures, beganAt: lease.beganAt, fence: fence)
    }
  }
  private var notes: [SignedNote] = []
  private var standing: [String: WitnessStanding] = [:]
  private var kept: [Kept] = []

  private var size: Int64 { Int64(notes.count) }

  func grow() throws -> Int64 {
    let signer = try NoteSigner(name: KeyName("assay/0"), kind: .note, seed: [UInt8](repeating: 1, count: 32))
    var growth = TileGrowth()
    for index in 0...size { _ = growth.append([MerkleHashing.leaf([UInt8(index)])]) }
    notes.append(try Checkpoint(origin: signer.verifier.name, head: growth.head).signed(by: signer))
    return size
  }

  func standings() async throws(StoreError) -> [WitnessStanding] {
    standing.values.sorted { $0.name < $1.name }.map {
      WitnessStanding(
        name: $0.name, size: $0.size, behind: size - $0.size, cosignedAt: $0.cosignedAt, failures: $0.failures,
        failure: $0.failure)
    }
  }

  func keep(
    _ line: String, by key: String, of size: Int64, witness: String, at now: Date
  ) async throws(StoreError) {
    standing[witness] = WitnessStanding(
      name: witness, size: max(size, standing[witness]?.size ?? 0), behind: 0, cosignedAt: now, failures: 0,
      failure: nil)
  }

  func fail(_ witness: String, with failure: LogWatchFailure, at now: Date) async throws(StoreError) {
    let known = standing[witness]
    standing[witness] = WitnessStanding(
      name: witness, size: known?.size ?? 0, behind: 0, cosignedAt: known?.cosignedAt,
      failures: (known?.failures ?? 0) + 1, failure: failure)
  }

  func begin(_ anchor: LogAnchor, at now: Date) async throws(StoreError) {
    let own = kept.filter { $0.lease.anchor == anchor.name }
    let isLate = own.allSatisfy { $0.lease.beganAt <= now.addingTimeInterval(-anchor.every.seconds) }
    let isAnchored = own.contains { $0.state == .placed && $0.lease.order.size >= size }
    guard let note = notes.last, isLate, !isAnchored, !own.contains(where: \.isOpen) else { return }
    let head: TreeHead
    do { head = try Checkpoint(text: note.text).head } catch { throw .damaged }
    let again = kept.firstIndex { $0.lease.anchor == anchor.name && $0.lease.order.size == size }
    let fence = again.map { kept.remove(at: $0).lease.fence } ?? 0
    let order = AnchorOrder(size: size, root: head.root.bytes, text: note.text, reference: nil)
    let lease = AnchorLease(anchor: anchor.name, order: order, failures: 0, beganAt: now, fence: fence)
    kept.append(Kept(lease: lease, kind: anchor.place.kind, nextAt: now))
  }

  func lease(_ anchor: String, at now: Date, until: Date) async throws(StoreError) -> AnchorLease? {
    guard
      let place = kept.firstIndex(where: {
        $0.lease.anchor == anchor && $0.isOpen && $0.nextAt <= now && ($0.leaseUntil ?? now) <= now
      })
    else { return nil }
    let found = kept[place].lease
    kept[place].leaseUntil = until
    kept[place].lease = kept[place].changed(
      reference: found.order.reference, failures: found.failures, fence: found.fence + 1)
    return kept[place].lease
  }

  func record(_ outcome: AnchorOutcome, of lease: AnchorLease, at now: Date) async throws(StoreError) {
    guard let place = kept.firstIndex(where: { $0.lease == lease && $0.leaseUntil != nil }) else { throw .stale }
    var changed = kept[place]
    changed.leaseUntil = nil
    changed.failure = nil
    switch outcome {
    case .pending(let reference, let nextAt):
      changed.lease = changed.changed(reference: reference, failures: lease.failures, fence: lease.fence)
      (changed.state, changed.nextAt) = (.pending, nextAt)
    case .placed(let receipt):
      changed.lease = changed.changed(
        reference: receipt.reference ?? lease.order.reference, failures: lease.failures, fence: lease.fence)
      (changed.state, changed.token, changed.placedAt) = (.placed, receipt.token, receipt.at)
    case .failed(let failure, let nextAt):
      changed.lease = changed.changed(
        reference: lease.order.reference, failures: lease.failures + 1, fence: lease.fence)
      changed.state = nextAt == nil ? .failed : lease.order.reference == nil ? .waiting : .pending
      (changed.failure, changed.nextAt) = (failure, nextAt ?? now)
    }
    kept[place] = changed
  }

  func newest(limit: Int) async throws(StoreError) -> [AnchorView] {
    kept.sorted { ($1.lease.order.size, $0.lease.anchor) < ($0.lease.order.size, $1.lease.anchor) }.prefix(limit).map {
      AnchorView(
        lease: $0.lease, kind: $0.kind, state: $0.state, checkpoint: notes[Int($0.lease.order.size) - 1].note,
        token: $0.token, failure: $0.failure, placedAt: $0.placedAt)
    }
  }

  func standings() async throws(StoreError) -> [AnchorStanding] {
    Dictionary(grouping: kept) { $0.lease.anchor }.sorted { $0.key < $1.key }.map { name, all in
      AnchorStanding(
        name: name, placedAt: all.compactMap(\.placedAt).max(),
        failures: all.max { $0.lease.order.size < $1.lease.order.size }?.lease.failures ?? 0)
    }
  }
}
