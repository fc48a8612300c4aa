import Foundation
import Testing

/// Runs one Python suite against the program that was built beside these tests.
enum PythonSuite {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `$ASSAY_PYTHON`, or the environment that set-up makes.
  static var interpreter: String {
    ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? repository.appending(path: ".deps/venv/bin/python").path
  }

  /// `$ASSAY_PROGRAM`, or `assay` beside the test bundle.
  static var program: String {
    ProcessInfo.processInfo.environment["ASSAY_PROGRAM"]
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "assay").path
  }

  static var home: String {
    ProcessInfo.processInfo.environment["ASSAY_HOME"] ?? repository.appending(path: ".deps").path
  }

  static let needs: Comment = "needs the program, the samples and the Python tools of set-up"

  static var canRun: Bool {
    [interpreter, program, home + "/samples/truth.json"].allSatisfy(FileManager.default.fileExists(atPath:))
  }

  static var wantsSchemathesis: Bool { ProcessInfo.processInfo.environment["ASSAY_SCHEMATHESIS"] != nil }

  /// Runs a suite to its end; throws with everything that it printed where it fails or takes too long.
  ///
  /// Output goes to a file, since a pipe's ends leak into processes that other tests start. `timeout` bounds the run
  /// and ends what the suite started; `env` with `--default-signal` undoes the signals that threads of the test runner
  /// block, without which servers would not hear SIGTERM.
  static func run(_ name: String, atMost limit: Duration) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-suite-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "--default-signal", "timeout", "--kill-after=10", "\(limit.components.seconds)", interpreter,
      repository.appending(path: "Tests/Python/\(name)").path,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["ASSAY_PROGRAM": program, "ASSAY_HOME": home, "PYTHONUNBUFFERED": "1"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let printed = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    try FileManager.default.removeItem(at: folder)
    guard process.terminationStatus == 0 else {
      throw SuiteFailure(suite: name, status: process.terminationStatus, output: String(printed.suffix(8000)))
    }
  }

  struct SuiteFailure: Error, CustomStringConvertible {
    let suite: String
    let status: Int32
    let output: String

    var description: String { "\(suite) ended with \(status):\n\(output)" }
  }
}
