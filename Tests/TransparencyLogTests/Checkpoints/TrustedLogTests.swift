import Testing
import TransparencyLog

@Suite("Believing checkpoints")
struct TrustedLogTests {
  private let log: NoteSigner
  private let witness: NoteSigner
  private let checkpoint: Checkpoint

  init() throws {
    log = try NoteFixtures.signer()
    witness = try NoteFixtures.witness()
    checkpoint = Checkpoint(origin: log.verifier.name, head: TestTree(size: 10).head)
  }

  private func trusted(
    _ keys: [LogKey], witnesses: [WitnessKey] = [], witnessesMin: Int = 0
  ) -> TrustedLog {
    TrustedLog(origin: log.verifier.name, keys: keys, witnesses: witnesses, witnessesMin: witnessesMin)
  }

  @Test func `a checkpoint of a trusted key is believed`() throws {
    let note = try checkpoint.signed(by: log)
    #expect(trusted([LogKey(log.verifier)]).verdict(on: note.bytes) == .believed(checkpoint, cosignedAt: [:]))
  }

  @Test func `every flipped bit of a checkpoint is refused`() throws {
    let bytes = try checkpoint.signed(by: log).bytes
    let trust = trusted([LogKey(log.verifier)])
    for bit in 0..<bytes.count * 8 {
      var altered = bytes
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      guard case .refused = trust.verdict(on: altered) else {
        Issue.record("bit \(bit) was not noticed")
        continue
      }
    }
  }

  @Test func `signatures of strangers are passed over, and are not enough`() throws {
    let stranger = try NoteFixtures.signer(seed: 9)
    let namesake = try NoteFixtures.signer("stranger.example", seed: 8)
    var note = try checkpoint.signed(by: stranger, namesake)
    let trust = trusted([LogKey(log.verifier)])
    #expect(trust.verdict(on: note) == .refused(.unsigned))
    note.add(try log.sign(checkpoint.text))
    #expect(trust.verdict(on: note) == .believed(checkpoint, cosignedAt: [:]))
  }

  @Test func `one false signature of a trusted key condemns the note, whatever stands beside it`() throws {
    let second = try NoteFixtures.signer(seed: 2)
    var note = try SignedNote(text: checkpoint.text)
    note.add(try second.sign("other\n"))
    note.add(try log.sign(checkpoint.text))
    #expect(trusted([LogKey(log.verifier)]).verdict(on: note) == .believed(checkpoint, cosignedAt: [:]))
    let both = trusted([LogKey(log.verifier), LogKey(second.verifier)])
    #expect(both.verdict(on: note) == .refused(.badSignature(second.verifier.name)))
  }

  @Test func `another log's checkpoint is refused though the key is right`() throws {
    let other = Checkpoint(origin: try KeyName("log.example/ten_2"), head: checkpoint.head)
    let note = try other.signed(by: log)
    #expect(trusted([LogKey(log.verifier)]).verdict(on: note) == .refused(.otherLog))
  }

  @Test(arguments: [(9, true, false), (10, true, true), (11, false, true)] as [(Int64, Bool, Bool)])
  func `a key that was changed ends where its successor begins`(size: Int64, old: Bool, new: Bool) throws {
    let successor = try NoteFixtures.signer(seed: 2)
    let trust = trusted([LogKey(log.verifier, sizes: 0...10), LogKey(successor.verifier, sizes: 10...Int64.max)])
    let checkpoint = Checkpoint(origin: log.verifier.name, head: TestTree(size: size).head)
    for (signer, isBelieved) in [(log, old), (successor, new)] {
      let verdict = trust.verdict(on: try checkpoint.signed(by: signer))
      #expect(verdict == (isBelieved ? .believed(checkpoint, cosignedAt: [:]) : .refused(.unsigned)))
    }
  }

  @Test func `as many witnesses as needed must have cosigned, each counted once`() throws {
    let second = try NoteFixtures.witness("witness.example/w2", seed: 102)
    let spare = try NoteFixtures.witness(seed: 103)
    let keys = [witness, second, spare].map { WitnessKey($0.verifier) }
    var note = try checkpoint.signed(by: log)
    let trust = trusted([LogKey(log.verifier)], witnesses: keys, witnessesMin: 2)
    #expect(trust.verdict(on: note) == .refused(.tooFewWitnesses(0, needed: 2)))
    note.add(try witness.cosign(checkpoint, at: 1_679_315_147))
    note.add(try spare.cosign(checkpoint, at: 1_679_315_148))
    #expect(trust.verdict(on: note.bytes) == .refused(.tooFewWitnesses(1, needed: 2)))
    note.add(try second.cosign(checkpoint, at: 0))
    let times = [witness.verifier.name: 1_679_315_148, second.verifier.name: 0] as [KeyName: Int64]
    #expect(trust.verdict(on: note.bytes) == .believed(checkpoint, cosignedAt: times))
  }

  @Test(arguments: [(99, 0), (100, 1), (200, 1), (201, 0)] as [(Int64, Int)])
  func `a cosignature outside its key's time does not count`(time: Int64, count: Int) throws {
    var note = try checkpoint.signed(by: log)
    note.add(try witness.cosign(checkpoint, at: time))
    let key = WitnessKey(witness.verifier, times: 100...200)
    let verdict = trusted([LogKey(log.verifier)], witnesses: [key], witnessesMin: 1).verdict(on: note)
    if count == 1 {
      #expect(verdict == .believed(checkpoint, cosignedAt: [witness.verifier.name: time]))
    } else {
      #expect(verdict == .refused(.tooFewWitnesses(0, needed: 1)))
    }
  }

  @Test func `every flipped bit of a cosignature is refused`() throws {
    let trust = trusted([LogKey(log.verifier)], witnesses: [WitnessKey(witness.verifier)], witnessesMin: 1)
    var note = try checkpoint.signed(by: log)
    let plain = note.bytes.count
    note.add(try witness.cosign(checkpoint, at: 1_679_315_147))
    for bit in plain * 8..<note.bytes.count * 8 {
      var altered = note.bytes
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      guard case .refused = trust.verdict(on: altered) else {
        Issue.record("bit \(bit) was not noticed")
        continue
      }
    }
  }

  @Test func `a witness's signature of another checkpoint condemns the note`() throws {
    let other = Checkpoint(origin: log.verifier.name, head: TestTree(size: 9).head)
    var note = try checkpoint.signed(by: log)
    note.add(try witness.cosign(other, at: 5))
    let trust = trusted([LogKey(log.verifier)], witnesses: [WitnessKey(witness.verifier)])
    #expect(trust.verdict(on: note) == .refused(.badSignature(witness.verifier.name)))
  }

  @Test func `a log's key cosigns nothing, and a witness's key signs nothing`() throws {
    #expect(throws: NoteError.wrongKind) { try log.cosign(checkpoint, at: 5) }
    #expect(throws: NoteError.wrongKind) { try witness.sign(checkpoint.text) }
    #expect(throws: NoteError.wrongKind) { try witness.cosign(checkpoint, at: -1) }
    // One seed for both kinds: neither signature passes for the other.
    let both = try NoteFixtures.witness(log.verifier.name.description, seed: 1)
    var note = try SignedNote(text: checkpoint.text)
    note.add(try both.cosign(checkpoint, at: 5))
    #expect(trusted([LogKey(log.verifier)]).verdict(on: note) == .refused(.unsigned))
  }

  @Test(arguments: ["", "x\n\n", "a\n1\n\n\u{2014} log.example/ten_1 AAAAAAA=\n"])
  func `what is no checkpoint is refused`(text: String) {
    guard case .refused = trusted([LogKey(log.verifier)]).verdict(on: Array(text.utf8)) else {
      Issue.record("believed")
      return
    }
  }
}
