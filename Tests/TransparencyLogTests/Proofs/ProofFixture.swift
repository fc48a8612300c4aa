import Domain
import Testing
import TransparencyLog

/// A tenant's log with a proved record, below a global log.
struct ProofFixture {
  static let record: JSON = ["kind": "decision", "content": ["outcome": "passed", "score": 0.9731]]

  let proof: ProofFile
  let log: TrustedLog
  let global: TrustedLog

  /// A log of `size` leaves whose leaf at `index` is the record.
  init(size: Int64 = 300, index: Int64 = 256, witnessesMin: Int = 1) async throws {
    let key = try #require(CommitmentKey(bytes: Array(repeating: 5, count: 32)))
    let leaf = LogLeaf.record(LeafCommitment(to: try #require(CanonicalRecord(Self.record)), under: key))
    let signer = try NoteFixtures.signer()
    let place = try await Self.place(of: leaf, at: index, size: size, signer: signer)
    let checkpoint = try Checkpoint(text: place.checkpoint.text)
    let globalSigner = try NoteFixtures.signer("log.example/global", seed: 3)
    proof = ProofFile(
      leaf: leaf, place: place, opening: LeafOpening(record: Self.record, key: key),
      global: try await Self.place(of: LogLeaf(checkpoint), at: 2, size: 5, signer: globalSigner))
    let witnesses = [WitnessKey(try NoteFixtures.witness().verifier)]
    log = TrustedLog(
      origin: signer.verifier.name, keys: [LogKey(signer.verifier)], witnesses: witnesses, witnessesMin: witnessesMin)
    global = TrustedLog(
      origin: globalSigner.verifier.name, keys: [LogKey(globalSigner.verifier)], witnesses: witnesses,
      witnessesMin: witnessesMin)
  }

  private static func place(
    of leaf: LogLeaf, at index: Int64, size: Int64, signer: NoteSigner
  ) async throws -> ProofPlace {
    let tiles = MemoryTiles()
    var growth = TileGrowth()
    tiles.store(growth.append((0..<size).map { $0 == index ? leaf.hash : TestTree.leaf($0) }))
    let path = try await TiledTree(head: growth.head, tiles: tiles).inclusionProof(of: index).proof.path
    let checkpoint = Checkpoint(origin: signer.verifier.name, head: growth.head)
    var note = try checkpoint.signed(by: signer)
    note.add(try NoteFixtures.witness().cosign(checkpoint, at: 1_800_000_000))
    return ProofPlace(index: index, path: path, checkpoint: note)
  }
}
