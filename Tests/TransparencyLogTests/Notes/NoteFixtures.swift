import Testing
import TransparencyLog

/// Keys that tests sign with.
enum NoteFixtures {
  static func signer(
    _ name: String = "log.example/ten_1", kind: NoteKeyKind = .note, seed: UInt8 = 1
  ) throws -> NoteSigner {
    try NoteSigner(name: KeyName(name), kind: kind, seed: Array(repeating: seed, count: 32))
  }

  static func witness(_ name: String = "witness.example/w1", seed: UInt8 = 101) throws -> NoteSigner {
    try signer(name, kind: .cosignature, seed: seed)
  }
}
