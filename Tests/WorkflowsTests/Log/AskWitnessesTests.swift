import Domain
import Foundation
import Logging
import Testing
import TransparencyLog

@testable import Workflows

@Suite("Asking witnesses of the operator's log")
struct AskWitnessesTests {
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// A witness, a log, and a server that was just started.
  private struct World {
    let witness: FakeWitness
    let log: FakeWatchedLog
    let gate: WitnessGate
    let asking: AskWitnesses

    init(leaves: Int, _ witness: FakeWitness? = nil) throws {
      self.witness = try witness ?? FakeWitness()
      log = try FakeWatchedLog(leaves: leaves)
      gate = WitnessGate([self.witness.settings.name])
      asking = AskWitnesses(
        [self.witness.settings], asking: self.witness, store: self.witness, proofs: log, gate: gate, time: SetTime(),
        logger: AskWitnessesTests.quiet)
    }

    func look() async throws -> Bool { try await asking.look(witness.settings) }
  }

  @Test func `each checkpoint is cosigned once, from the size that was cosigned last`() async throws {
    let world = try World(leaves: 3)
    #expect(world.gate.permission() == .awaited)
    #expect(try await world.look())
    #expect(world.gate.permission() == .granted)
    #expect(try await !world.look())
    world.log.grow(by: 4)
    #expect(try await world.look())
    #expect(await world.witness.asked == [0, 3])
    #expect(await world.witness.kept == [3, 7])
  }

  @Test func `a server that was started anew asks once more, also where nothing is new`() async throws {
    let first = try World(leaves: 3)
    _ = try await first.look()
    let second = try World(leaves: 3, first.witness)
    #expect(second.gate.permission() == .awaited)
    #expect(try await second.look())
    #expect(second.gate.permission() == .granted)
    #expect(await second.witness.asked == [0, 3])
  }

  @Test func `a log that was never signed waits for nobody`() async throws {
    let world = try World(leaves: 0)
    await world.witness.set(failure: .unavailable)
    #expect(try await !world.look())
    #expect(world.gate.permission() == .granted)
  }

  @Test func `a witness that cosigned more than is kept is asked again from there`() async throws {
    let world = try World(leaves: 5)
    await world.witness.saw(world.log.head)
    world.log.grow(by: 2)
    #expect(try await world.look())
    #expect(await world.witness.asked == [0, 5])
    #expect(await world.witness.kept == [7])
    #expect(world.gate.permission() == .granted)
  }

  @Test func `a restored log is not signed before it is again what a witness saw`() async throws {
    let world = try World(leaves: 9)
    await world.witness.saw(world.log.head)
    world.log.setBack(to: 4)
    await #expect(throws: LogWatchFailure.rolledBack) { try await world.look() }
    #expect(world.gate.permission() == .refused(witnessed: 9))
    // As many leaves, and others.
    world.log.setBack(to: 9, salt: 1)
    await #expect(throws: LogWatchFailure.otherTree) { try await world.look() }
    #expect(world.gate.permission() == .refused(witnessed: 9))
    // More leaves, and others.
    world.log.setBack(to: 12, salt: 1)
    await #expect(throws: LogWatchFailure.otherTree) { try await world.look() }
    #expect(world.gate.permission() == .refused(witnessed: 9))
    #expect(await world.witness.kept.isEmpty)
    // A newer backup.
    world.log.setBack(to: 12)
    #expect(try await world.look())
    #expect(world.gate.permission() == .granted)
  }

  @Test func `a database that lost checkpoints and kept what was cosigned is a restored one`() async throws {
    let world = try World(leaves: 9)
    _ = try await world.look()
    world.log.setBack(to: 4)
    let next = WitnessGate([world.witness.settings.name])
    let asking = AskWitnesses(
      [world.witness.settings], asking: world.witness, store: world.witness, proofs: world.log, gate: next,
      time: SetTime(), logger: Self.quiet)
    await #expect(throws: LogWatchFailure.rolledBack) { try await asking.look(world.witness.settings) }
    #expect(next.permission() == .refused(witnessed: 9))
  }

  @Test(arguments: [
    LogWatchFailure.unavailable, .timedOut, .unconfigured, .refused, .malformed,
  ])
  func `a witness that says nothing of the tree opens nothing and shuts nothing`(failure: LogWatchFailure) async throws
  {
    let world = try World(leaves: 3)
    await world.witness.set(failure: failure)
    await #expect(throws: failure) { try await world.look() }
    #expect(world.gate.permission() == .awaited)
    await world.witness.set()
    _ = try await world.look()
    world.log.grow(by: 1)
    await world.witness.set(failure: failure)
    await #expect(throws: failure) { try await world.look() }
    #expect(world.gate.permission() == .granted)
  }

  @Test func `a witness that does not know the log has seen nothing of it`() async throws {
    let world = try World(leaves: 3)
    await world.witness.set(reply: .unknownLog)
    await #expect(throws: LogWatchFailure.refused) { try await world.look() }
    #expect(world.gate.permission() == .granted)
  }

  @Test func `an answer without the witness's own signature is kept nowhere`() async throws {
    let world = try World(leaves: 3)
    let stranger = try NoteSigner(
      name: KeyName("w.example"), kind: .cosignature, seed: [UInt8](repeating: 8, count: 32))
    let checkpoint = Checkpoint(origin: world.log.signer.verifier.name, head: world.log.head)
    var note = try SignedNote(text: checkpoint.text)
    note.add(try stranger.cosign(checkpoint, at: 1_800_000_000))
    let lines = Array(note.note.utf8.dropFirst(note.text.utf8.count + 1))
    await world.witness.set(reply: .cosigned(lines))
    await #expect(throws: LogWatchFailure.badSignature) { try await world.look() }
    #expect(world.gate.permission() == .awaited)
    #expect(await world.witness.kept.isEmpty)
  }

  @Test func `one witness that answers is enough, one that disagrees too much, and the greatest tree is told`() {
    let gate = WitnessGate(["a", "b", "c"])
    #expect(gate.permission() == .awaited)
    gate.agrees("b")
    #expect(gate.permission() == .granted)
    gate.disagrees("a", at: 5)
    gate.disagrees("c", at: 9)
    #expect(gate.permission() == .refused(witnessed: 9))
    gate.agrees("c")
    #expect(gate.permission() == .refused(witnessed: 5))
    gate.agrees("a")
    #expect(gate.permission() == .granted)
    #expect(WitnessGate([]).permission() == .granted)
  }
}
