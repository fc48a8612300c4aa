import Foundation

/// Where the tests find the Python tools that set-up installs, and the scripts beside them.
enum PythonTool {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `$ASSAY_PYTHON`, or the environment that `Setup/setup.py --tests` makes.
  static var interpreter: URL {
    ProcessInfo.processInfo.environment["ASSAY_PYTHON"].map { URL(filePath: $0) }
      ?? repository.appending(path: ".deps/venv/bin/python")
  }

  static func script(_ name: String) -> String { repository.appending(path: "Tests/Python/\(name)").path }

  /// Runs a script to its end and returns what it printed.
  static func run(_ name: String, input: Data) throws -> Data {
    let process = Process()
    let (into, out) = (Pipe(), Pipe())
    process.executableURL = interpreter
    process.arguments = [script(name)]
    (process.standardInput, process.standardOutput) = (into, out)
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: input)
    try into.fileHandleForWriting.close()
    let printed = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ToolFailure(script: name, status: process.terminationStatus) }
    return printed
  }

  struct ToolFailure: Error {
    let script: String
    let status: Int32
  }
}
