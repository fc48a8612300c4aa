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
    @OptionGroup var whose: OwnerOptions
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
        try RecordExpectation(
          tenant: try whose.owner, subject: expected.subject, mayBeUnopened: expected.unopened
        ).check(proof, in: proofs.log)
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
    @Argument(help: "A checkpoint's file, the folder, or what `…/log/consistency` answers.") var path: String
    @OptionGroup var trust: TrustOptions
    @OptionGroup var outside: OutsideOptions
    @Option(help: "A checkpoint that you kept: the log must continue it.") var since: String?

    func run() async throws {
      let keys = try trust.trusted()
      let files = try LogFiles(at: path)
      let origin: String
      do { origin = try TrustOptions.origin(of: SignedNote(files.note)) } catch is NoteError {
        throw Refusal("The checkpoint is no signed note.")
      }
      guard let log = keys.log(named: origin) ?? keys.global(named: origin) else {
        throw Refusal("No key is trusted for the log \(origin).")
      }
      switch try outside.witnessed(log).verdict(on: files.note) {
      case .refused(let reason): throw Refusal("The checkpoint is not believed: \(reason).")
      case .believed(let checkpoint, cosignedAt: let times):
        try files.audit(checkpoint.head)
        let kept = try since.map { try Self.kept(at: $0, of: log) }
        if let kept { try await files.expect(checkpoint.head, toContinue: kept) }
        let stamps = try outside.stamps(on: try SignedNote(files.note))
        let what = files.isWhole ? "leaves and tiles make up the signed tree" : "the checkpoint is signed"
        Output.print(
          text: "ok \(origin): \(what), \(checkpoint.head.size) leaves, root \(checkpoint.head.root)"
            + (kept.map { "\nok continues the tree of \($0.size) leaves" } ?? "")
            + times.keys.map { "\nok cosigned by \($0)" }.sorted().joined()
            + stamps.map { "\nok stamped at \($0.time.rfc3339)" }.joined(),
          json: [
            "holds": true, "log": .string(origin), "size": .integer(checkpoint.head.size),
            "root": .string(checkpoint.head.root.base64), "is_whole": .bool(files.isWhole),
            "since": kept.map { .integer($0.size) } ?? .null,
            "witnesses": .array(times.keys.map { .string($0.description) }), "timestamps": stamps.json,
          ], asJSON: trust.json)
      }
    }

    /// The tree of a checkpoint that somebody kept; the log signed it, or it is worth nothing.
    private static func kept(at path: String, of log: TrustedLog) throws -> TreeHead {
      let note = try TrustOptions.bytes(of: path, atMost: SignedNote.bytesMax)
      switch log.verdict(on: note) {
      case .refused(let reason): throw Refusal("The checkpoint that was kept is not believed: \(reason).")
      case .believed(let checkpoint, cosignedAt: _): return checkpoint.head
      }
    }
  }
}
