import Foundation

/// Tests/Auditor/tlog, built once: Go's own packages for notes and logs as a judge.
struct GoAuditor {
  struct Failure: Error {
    let words: String
  }

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Auditor/tlog")
  /// Where Debian's golang-golang-x-mod-dev puts its sources.
  private static let debianSources = "/usr/share/gocode"

  private let folder: URL
  private var program: URL { folder.appending(path: "auditor") }

  /// Builds the program without a network: in GOPATH mode, from Debian's sources alone.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-auditor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let environment = [
      "GO111MODULE": "off", "GOPATH": Self.debianSources, "GOFLAGS": "",
      "GOCACHE": folder.appending(path: "cache").path, "GOPROXY": "off", "CGO_ENABLED": "0",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    let (status, words) = try run(
      URL(filePath: "/usr/bin/env"), ["go", "build", "-o", program.path, "."], environment: environment)
    guard status == 0 else { throw Failure(words: words) }
  }

  /// Whether Go accepts what stands in a folder, and what it says.
  func audit(_ log: URL) throws -> (isAccepted: Bool, words: String) {
    let (status, words) = try run(program, [log.path], environment: [:])
    guard status == 0 || status == 1 else { throw Failure(words: words) }
    return (status == 0, words)
  }

  func remove() throws { try FileManager.default.removeItem(at: folder) }

  /// Output goes to a file: a pipe's end would leak into processes that other tests start meanwhile.
  private func run(
    _ program: URL, _ arguments: [String], environment: [String: String]
  ) throws -> (status: Int32, words: String) {
    let output = folder.appending(path: "output-\(UUID())")
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = Self.sources
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    try FileManager.default.removeItem(at: output)
    return (process.terminationStatus, words)
  }
}
