import ArgumentParser
import Domain
import Foundation
import TransparencyLog

/// Whom to trust.
struct TrustOptions: ParsableArguments {
  @Option(help: "A public key of the tenant's log, repeated.") var key: [String] = []
  @Option(help: "A file of public keys, as `assay log keys` prints it.") var keys: String?
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    guard !key.isEmpty || keys != nil else { throw ValidationError("Say whom to trust: --key or --keys.") }
  }

  func trusted() throws -> TrustedKeys {
    let bytes = try keys.map { try Self.bytes(of: $0, atMost: 1 << 20) } ?? []
    let text = key.map { "log \($0)\n" }.joined() + String(decoding: bytes, as: UTF8.self)
    do throws(TrustedKeysError) {
      return try TrustedKeys(text: text)
    } catch {
      guard case .badLine(let line) = error, line > key.count else { throw Refusal("--key takes a public key.") }
      throw Refusal("Line \(line - key.count) of \(keys ?? "") is no key.")
    }
  }

  static func bytes(of path: String, atMost most: Int) throws -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Refusal("\(path) cannot be read.") }
    guard bytes.count <= most else { throw Refusal("\(path) is longer than \(most) bytes.") }
    return Array(bytes)
  }

  /// The log that a checkpoint says it is of; whether it is, its signature tells.
  static func origin(of note: SignedNote) throws -> String {
    do throws(CheckpointError) { return try Checkpoint(text: note.text).origin } catch {
      throw Refusal("A note in it is no checkpoint.")
    }
  }
}

/// Whose log a proof must be of.
struct OwnerOptions: ParsableArguments {
  @Option(help: "Whose log it must be: the tenant's identifier, `ten_…`.") var tenant: String?

  var owner: TenantID? {
    get throws {
      guard let tenant else { return nil }
      guard let owner = TenantID(tenant) else { throw ValidationError("--tenant takes an identifier, ten_….") }
      return owner
    }
  }

  func validate() throws { _ = try owner }
}

/// What a proof must be of.
struct ExpectedOptions: ParsableArguments {
  @Option(help: "What the record must be of, such as `ver_…`.") var subject: String?
  @Flag(help: "Take a file that does not open its leaf: erased, or left out. Its place is checked, and nothing else.")
  var unopened = false

  func validate() throws {
    guard !unopened || subject == nil else { throw ValidationError("--subject needs a file that opens its leaf.") }
  }
}

extension RecordExpectation {
  /// - Throws: ``Refusal`` where a proof that holds is of something else than was asked for.
  func check(_ proof: ProofFile, in log: TrustedLog) throws {
    guard let mismatch = mismatch(of: proof, in: log.origin) else { return }
    throw Refusal("The proof is not of what was asked for: \(mismatch.rawValue).")
  }
}

/// What outsiders must have seen of the operator's log.
struct OutsideOptions: ParsableArguments {
  @Option(help: "The public key of a witness that is trusted, repeated.") var witness: [String] = []
  @Option(help: "How many of them must have cosigned the operator's checkpoint.") var quorum = 0
  @Option(help: "A timestamp token (RFC 3161, DER) that must cover the checkpoint, repeated.")
  var timestamp: [String] = []

  var isAsked: Bool { quorum > 0 || !timestamp.isEmpty }

  func validate() throws {
    guard quorum >= 0 else { throw ValidationError("--quorum takes 0 or more.") }
    guard quorum <= witness.count else { throw ValidationError("--quorum needs as many of --witness.") }
  }

  /// The log, with the witnesses that it must have.
  /// - Throws: ``Refusal`` for what is no witness's key.
  func witnessed(_ log: TrustedLog) throws -> TrustedLog {
    let keys = try witness.map { text throws(Refusal) in
      do throws(NoteError) {
        let key = try NoteVerifier(text)
        guard key.kind == .cosignature else { throw NoteError.wrongKind }
        return WitnessKey(key)
      } catch {
        throw Refusal("--witness takes a witness's public key.")
      }
    }
    return TrustedLog(origin: log.origin, keys: log.keys, witnesses: keys, witnessesMin: quorum)
  }

  /// The tokens, each of which stamps this checkpoint's text. Whether their authority signed them is for its
  /// certificates to say: `openssl ts -verify`.
  /// - Throws: ``Refusal`` that names the first token that does not.
  func stamps(on note: SignedNote?) throws -> [TimestampToken] {
    try timestamp.map { path throws in
      let token: TimestampToken
      let bytes = try TrustOptions.bytes(of: path, atMost: TimestampToken.bytesMax)
      do throws(TimestampError) { token = try TimestampToken(bytes) } catch {
        throw Refusal("\(path) is no timestamp token: \(error).")
      }
      guard let note, token.covers(Array(note.text.utf8)) else {
        throw Refusal("timestamp_covers_global_checkpoint does not hold: \(path) stamps something else.")
      }
      return token
    }
  }
}

extension [TimestampToken] {
  /// When each was made, and by what number.
  var json: JSON {
    .array(map { ["serial": .string($0.serial), "time": .string($0.time.rfc3339)] })
  }
}

extension TrustedKeys {
  /// What checks a proof: the log that it says it is of, and the operator's, where that is asked for, or the proof has
  /// it and a key is trusted for it, with those outsiders who must have seen it.
  func verification(
    of proof: ProofFile, withGlobal isAsked: Bool, seenBy outside: OutsideOptions? = nil
  ) throws -> ProofVerification {
    let origin = try TrustOptions.origin(of: proof.place.checkpoint)
    guard let log = log(named: origin) else { throw Refusal("No key is trusted for the log \(origin).") }
    guard let place = proof.global else {
      guard isAsked else { return ProofVerification(log: log) }
      throw Refusal("\(ProofStatement.checkpointIsInGlobalLog.rawValue) does not hold: the file does not say so.")
    }
    let operators = try TrustOptions.origin(of: place.checkpoint)
    let global = global(named: operators)
    guard global != nil || !isAsked else { throw Refusal("No key is trusted for the operator's log \(operators).") }
    return ProofVerification(log: log, global: try global.map { try outside?.witnessed($0) ?? $0 })
  }
}
