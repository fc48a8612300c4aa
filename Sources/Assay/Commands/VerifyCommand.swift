import ArgumentParser
import Domain
import Foundation
import TransparencyLog

/// `assay verify`: checks proofs, invoices and logs without a server, a database or a network.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a proof, an invoice or a whole log, offline.",
    subcommands: [Proof.self, Invoice.self, Log.self])

  struct Proof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that what a proof file says stands in the log; ends with 0 where it does, 1 where it does not.")
    @Argument(help: "The proof file, as `…/proof` serves it.") var file: String
    @OptionGroup var trust: TrustOptions
    @Flag(help: "Ask for the operator's log as well: a proof without it is refused.") var global = false

    func run() async throws {
      let keys = try trust.trusted()
      let bytes = try TrustOptions.bytes(of: file, atMost: ProofFile.bytesMax)
      let proof: ProofFile
      do throws(ProofFileError) { proof = try ProofFile(bytes) } catch {
        throw Refusal("\(file) is no proof file: \(error).")
      }
      let proofs = try keys.verification(of: proof, withGlobal: global)
      switch proofs.verdict(on: proof) {
      case .holds(let statements):
        let record = proof.opening?.record
        Output.print(
          text: statements.map { "ok \($0.rawValue)" }.joined(separator: "\n") + "\n"
            + (record?.canonical.compactText ?? "The record was erased; the leaf stands in the log."),
          json: [
            "holds": true, "log": .string(proofs.log.origin.description),
            "statements": .array(statements.map { .string($0.rawValue) }),
            "record": record ?? .null,
          ], asJSON: trust.json)
      case .fails(let statement, let fault, _):
        throw Refusal("\(statement.rawValue) does not hold: \(fault).")
      }
    }
  }

  struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a checkpoint, or a folder with `checkpoint` and `tile/` as a log serves them.")
    @Argument(help: "A checkpoint's file, or the folder.") var path: String
    @OptionGroup var trust: TrustOptions

    func run() async throws {
      let keys = try trust.trusted()
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Refusal("\(path) is not there.")
      }
      let note = try TrustOptions.bytes(
        of: isFolder.boolValue ? path + "/checkpoint" : path, atMost: SignedNote.bytesMax)
      let origin: String
      do { origin = try TrustOptions.origin(of: SignedNote(note)) } catch is NoteError {
        throw Refusal("The checkpoint is no signed note.")
      }
      guard let log = keys.log(named: origin) ?? keys.global(named: origin) else {
        throw Refusal("No key is trusted for the log \(origin).")
      }
      switch log.verdict(on: note) {
      case .refused(let reason): throw Refusal("The checkpoint is not believed: \(reason).")
      case .believed(let checkpoint, cosignedAt: _):
        if isFolder.boolValue { try audit(checkpoint.head) }
        let what = isFolder.boolValue ? "leaves and tiles make up the signed tree" : "the checkpoint is signed"
        Output.print(
          text: "ok \(origin): \(what), \(checkpoint.head.size) leaves, root \(checkpoint.head.root)",
          json: [
            "holds": true, "log": .string(origin), "size": .integer(checkpoint.head.size),
            "root": .string(checkpoint.head.root.base64), "is_whole": .bool(isFolder.boolValue),
          ], asJSON: trust.json)
      }
    }

    private func audit(_ head: TreeHead) throws {
      let verdict = LogAudit.verdict(on: head) {
        FileManager.default.contents(atPath: path + "/" + $0.path).map(Array.init)
      }
      switch verdict {
      case .whole: return
      case .missing(let resource): throw Refusal("\(resource.path) is missing.")
      case .differs(let resource): throw Refusal("\(resource.path) is not what the entries make.")
      case .otherRoot: throw Refusal("The entries make another tree than the checkpoint says.")
      }
    }
  }
}

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

extension TrustedKeys {
  /// What checks a proof: the log that it says it is of, and the operator's, where that is asked for, or the proof has
  /// it and a key is trusted for it.
  func verification(of proof: ProofFile, withGlobal isAsked: Bool) throws -> ProofVerification {
    let origin = try TrustOptions.origin(of: proof.place.checkpoint)
    guard let log = log(named: origin) else { throw Refusal("No key is trusted for the log \(origin).") }
    guard let place = proof.global else {
      guard isAsked else { return ProofVerification(log: log) }
      throw Refusal("\(ProofStatement.checkpointIsInGlobalLog.rawValue) does not hold: the file does not say so.")
    }
    let operators = try TrustOptions.origin(of: place.checkpoint)
    let global = global(named: operators)
    guard global != nil || !isAsked else { throw Refusal("No key is trusted for the operator's log \(operators).") }
    return ProofVerification(log: log, global: global)
  }
}
