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
  ///
  /// Input and output are files: a pipe's ends would leak into processes that other tests start meanwhile, and then
  /// neither side would ever see its end.
  static func run(_ name: String, input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (source, target) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try input.write(to: source)
    try Data().write(to: target)
    let process = Process()
    process.executableURL = interpreter
    process.arguments = [script(name)]
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: target)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ToolFailure(script: name, status: process.terminationStatus) }
    let printed = try Data(contentsOf: target)
    try FileManager.default.removeItem(at: folder)
    return printed
  }

  struct ToolFailure: Error {
    let script: String
    let status: Int32
  }
}
