import Domain
import Foundation
import Synchronization

/// A simulation over rulings and usage in memory. A step that is told to fail leaves nothing, as a transaction does;
/// one whose answer is lost leaves everything.
final class FakeSimulations: SimulationStore {
  struct State {
    var simulation: PolicySimulation?
    var rulings: [JudgedRuling] = []
    var through: RulingID?
    var flips: [SimulatedFlip] = []
    var steps = 0
    /// Steps that fail, by their number from 1: true where it was recorded all the same.
    var failures: [Int: Bool] = [:]
    var tallies: [UsageTally] = []
  }

  let state = Mutex(State())

  func open(_ simulation: PolicySimulation, by actor: Actor) async throws(StoreError) {
    state.withLock { $0.simulation = simulation }
  }
  func simulation(_ id: SimulationID, in realm: Realm) async throws(StoreError) -> PolicySimulation {
    guard let found = state.withLock({ $0.simulation }), found.id == id else { throw .notFound }
    return found
  }
  func flips(
    of id: SimulationID, after: RulingID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [SimulatedFlip] { state.withLock { $0.flips } }
  func rulings(of simulation: PolicySimulation, limit: Int) async throws(StoreError) -> [JudgedRuling] {
    state.withLock { state in
      Array(state.rulings.filter { ruling in state.through.map { ruling.id > $0 } ?? true }.prefix(limit))
    }
  }
  func record(
    _ simulation: PolicySimulation, through ruling: RulingID?, _ flips: [SimulatedFlip], lease: JobLease, at now: Date
  ) async throws(StoreError) {
    let isLost = state.withLock { state -> Bool in
      state.steps += 1
      let failure = state.failures[state.steps]
      guard failure != false else { return true }
      state.simulation = simulation
      state.through = ruling ?? state.through
      state.flips += flips
      return failure == true
    }
    if isLost { throw .unavailable }
  }
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError) {}
  func reviewTimes(
    from: Date, to: Date, in realm: Realm
  ) async throws(StoreError) -> [String: (count: Int64, total: Duration)] { ["general": (1, .seconds(3600))] }
  func tallies(
    of spans: [InvoicePeriod], by dimensions: Set<String>, in realm: Realm
  ) async throws(StoreError) -> [UsageTally] {
    state.withLock { state in state.tallies.filter { tally in spans.contains { $0.name == tally.period } } }
  }
}
