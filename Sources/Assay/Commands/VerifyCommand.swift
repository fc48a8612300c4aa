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
    @OptionGroup var outside: OutsideOptions
    @OptionGroup var expected: ExpectedOptions
    @Flag(help: "Ask for the operator's log as well: a proof without it is refused.") var global = false

    /// What outsiders saw is the operator's log.
    private var needsGlobal: Bool { global || outside.isAsked }

    func run() async throws {
      let keys = try trust.trusted()
      let bytes = try TrustOptions.bytes(of: file, atMost: ProofFile.bytesMax)
      let proof: ProofFile
      do throws(ProofFileError) { proof = try ProofFile(bytes) } catch {
        throw Refusal("\(file) is no proof file: \(error).")
      }
      let proofs = try keys.verification(of: proof, withGlobal: needsGlobal, seenBy: outside)
      switch proofs.verdict(on: proof) {
      case .holds(let statements):
        if let mismatch = try expected.expectation.mismatch(of: proof, in: proofs.log.origin) {
          throw Refusal("The proof is not of what was asked for: \(mismatch.rawValue).")
        }
        let record = proof.opening?.record
        let stamps = try outside.stamps(on: proof.global?.checkpoint)
        Output.print(
          text: statements.map { "ok \($0.rawValue)\n" }.joined()
            + stamps.map { "ok timestamp_covers_global_checkpoint \($0.time.rfc3339)\n" }.joined()
            + "log \(proofs.log.origin)\n" + (record?.canonical.compactText ?? "The file does not open the leaf."),
          json: [
            "holds": true, "log": .string(proofs.log.origin.description),
            "statements": .array(statements.map { .string($0.rawValue) }),
            "record": record ?? .null, "timestamps": stamps.json,
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
    @OptionGroup var outside: OutsideOptions

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
      switch try outside.witnessed(log).verdict(on: note) {
      case .refused(let reason): throw Refusal("The checkpoint is not believed: \(reason).")
      case .believed(let checkpoint, cosignedAt: let times):
        if isFolder.boolValue { try audit(checkpoint.head) }
        let stamps = try outside.stamps(on: try SignedNote(note))
        let what = isFolder.boolValue ? "leaves and tiles make up the signed tree" : "the checkpoint is signed"
        Output.print(
          text: "ok \(origin): \(what), \(checkpoint.head.size) leaves, root \(checkpoint.head.root)"
            + times.keys.map { "\nok cosigned by \($0)" }.sorted().joined()
            + stamps.map { "\nok stamped at \($0.time.rfc3339)" }.joined(),
          json: [
            "holds": true, "log": .string(origin), "size": .integer(checkpoint.head.size),
            "root": .string(checkpoint.head.root.base64), "is_whole": .bool(isFolder.boolValue),
            "witnesses": .array(times.keys.map { .string($0.description) }), "timestamps": stamps.json,
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
