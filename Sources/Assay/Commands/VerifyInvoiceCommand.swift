import ArgumentParser
import Domain
import Foundation
import TransparencyLog
import Workflows

extension VerifyCommand {
  struct Invoice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an invoice's events again, and check that they, its sums and its proof are what was logged.")
    @Argument(help: "The bundle, as `…/bundle` serves it.") var file: String
    @OptionGroup var trust: TrustOptions
    @OptionGroup var outside: OutsideOptions
    @OptionGroup var whose: OwnerOptions
    @Option(help: "The bundle of the invoice before: this one must go on where that one ended.") var previous: String?
    @Flag(help: "Ask for the operator's log as well: a proof without it is refused.") var global = false

    func run() async throws {
      let keys = try trust.trusted()
      let lines = try BundleLines(path: file)
      let header = try Self.header(lines, file)
      let proofs = try keys.verification(
        of: header.proof, withGlobal: global || outside.isAsked, seenBy: outside)
      let stamps = try outside.stamps(on: header.proof.global?.checkpoint)
      let before = try previous.map { try Self.header(try BundleLines(path: $0), $0) }
      do {
        var invoice = try VerifyInvoice(header, trusting: proofs, after: before)
        while let line = try lines.next() { try invoice.take(line) }
        let statements = try invoice.finish()
        try RecordExpectation(tenant: try whose.owner).check(header.proof, in: proofs.log)
        print(invoice, statements, of: proofs.log, stamps)
      } catch let failure as InvoiceFailure {
        throw Refusal("\(failure.statement) does not hold: \(failure.fault).")
      }
    }

    private func print(
      _ invoice: VerifyInvoice, _ statements: [String], of log: TrustedLog, _ stamps: [TimestampToken]
    ) {
      let (content, number) = (invoice.document.content, invoice.record["content"]?["number"]?.text ?? "")
      let total = MoneyText.text(
        minor: content.totalMinor, digits: Currency.minorDigits(of: content.currency) ?? 0)
      Output.print(
        text: statements.map { "ok \($0)\n" }.joined()
          + stamps.map { "ok timestamp_covers_global_checkpoint \($0.time.rfc3339)\n" }.joined()
          + "log \(log.origin)\n\(number): \(invoice.eventCount) events, \(total) \(content.currency)",
        json: [
          "holds": true, "log": .string(log.origin.description), "statements": .array(statements.map(JSON.string)),
          "invoice_id": .string(content.id.description), "number": .string(number),
          "events": .integer(invoice.eventCount), "total_minor": .integer(content.totalMinor),
          "currency": .string(content.currency), "record": invoice.record,
          "timestamps": stamps.json,
        ], asJSON: trust.json)
    }

    private static func header(_ lines: BundleLines, _ path: String) throws -> BundleHeader {
      guard let first = try lines.next() else { throw Refusal("\(path) is empty.") }
      do throws(BundleError) { return try BundleHeader(first) } catch {
        throw Refusal("\(path) is no bundle of an invoice: \(error).")
      }
    }
  }
}

/// The lines of a bundle's file, one after the other, however long it is.
private final class BundleLines {
  private static let chunkBytes = 1_048_576
  private let path: String
  private let handle: FileHandle
  private var held: [UInt8] = []
  private var start = 0

  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw Refusal("\(path) cannot be read.") }
    self.path = path
    self.handle = handle
  }

  /// The next line without its end; nil at the end of the file.
  func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = held[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(held[start..<end])
      }
      searched = held.count - start
      held.removeFirst(start)
      start = 0
      guard held.count <= BundleHeader.bytesMax else { throw Refusal("A line of \(path) is too long.") }
      guard let chunk = try handle.read(upToCount: Self.chunkBytes), !chunk.isEmpty else { break }
      held += chunk
    }
    guard held.isEmpty else { throw Refusal("\(path) ends within a line.") }
    return nil
  }
}
