import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Workflows

/// Tests/Auditor/audit_invoice.py over bundles that no server can make in a test's time: late usage of an earlier
/// month.
@Suite("A script that is not ours audits invoices", .enabled(if: AuditScript.canRun, "needs the Python of set-up"))
struct AuditScriptTests {
  @Test func `an honest invoice holds, with late usage and without`() throws {
    let (earlier, late) = try VerifyInvoiceTests.late()
    let (status, words) = try AuditScript.run(over: earlier)
    #expect(status == 0, "\(words)")
    let (lateStatus, lateWords) = try AuditScript.run(over: late.sealed(), after: earlier)
    #expect(lateStatus == 0, "\(lateWords)")
  }

  @Test(arguments: VerifyInvoiceTests.Alteration.allCases)
  func `what was altered afterwards is refused`(alteration: VerifyInvoiceTests.Alteration) throws {
    var bundle = try VerifyInvoiceTests.late().bundle.sealed()
    #expect(bundle.events[1].place != "")
    alteration.apply(to: &bundle)
    let (status, words) = try AuditScript.run(over: bundle)
    #expect(status == 1 && !words.contains("Traceback"), "\(words)")
  }

  @Test(arguments: VerifyInvoiceTests.Lie.allCases)
  func `what an operator logs is held against the events all the same`(lie: VerifyInvoiceTests.Lie) throws {
    let (status, words) = try AuditScript.run(over: try lie.sealed(TestBundle()))
    #expect(status == 1 && !words.contains("Traceback"), "\(words)")
  }

  @Test func `late usage that forgets what was billed is refused`() throws {
    var late = try VerifyInvoiceTests.late().bundle
    late.pricing = InvoicePricing(firstClosed: "2026-10", books: late.pricing.books, billed: [])
    let (status, words) = try AuditScript.run(over: late.sealed())
    #expect(status == 1 && words.contains("line "), "\(words)")
  }
}

/// Runs the script.
enum AuditScript {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static var script: String { repository.appending(path: "Tests/Auditor/audit_invoice.py").path }
  private static var interpreter: String {
    ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? repository.appending(path: ".deps/venv/bin/python").path
  }

  static var canRun: Bool { FileManager.default.isExecutableFile(atPath: interpreter) }

  /// Its exit status and what it printed. Output goes to a file: a pipe's end would leak into processes that other
  /// tests start meanwhile.
  static func run(over bundle: SealedBundle, after previous: SealedBundle? = nil) throws -> (Int32, String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-audit-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
      let url = folder.appending(path: name)
      try Data(bytes).write(to: url)
      return url.path
    }
    let keys = bundle.keys.keys.map { "log \($0.verifier.text) 0\n" }.joined()
    var arguments = [
      script, try file("bundle", bundle.bytes), "--keys", try file("keys", Array(keys.utf8)),
    ]
    if let previous { arguments += ["--previous", try file("previous", previous.bytes)] }
    let output = URL(filePath: try file("output", []))
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(filePath: interpreter)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
  }
}
