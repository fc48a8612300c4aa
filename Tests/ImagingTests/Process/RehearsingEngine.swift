import EngineProtocol
import Engines
import Foundation

/// A real engine process behind all its walls that decodes and reads nothing.
struct RehearsingEngine {
  let pool: EnginePool

  /// A pool of one engine, beside which the tests run.
  init(arguments: [String] = ["--rehearse", "--allow-fault-blobs"]) {
    let folder = URL(filePath: ProcessInfo.processInfo.arguments.first ?? "").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    // The package names the product; a package that holds the target alone keeps the target's name.
    let programs = ["assay-engine", "AssayEngine"].map { folder.appending(path: $0).path() }
    let program = programs.first { FileManager.default.isExecutableFile(atPath: $0) } ?? programs[0]
    pool = EnginePool(
      EnginePoolSettings(
        executable: program, modelsDirectory: "/nonexistent", librariesDirectory: PDFLibrary.home,
        engines: [.documents: 1], extraArguments: arguments))
  }

  /// Has the engine decode a file.
  func decode(_ bytes: [UInt8], deadline: Duration = .seconds(20)) async throws(EngineCallError) -> EngineAnswer {
    let request = EngineRequest.readDocument(DocumentRequest(front: 0, back: nil))
    return try await pool.call(request, blobs: [bytes], role: .documents, deadline: deadline).0
  }

  /// The most memory that the engine ever had resident, in bytes.
  func residentBytesPeak() async throws -> Int {
    guard let engine = await pool.engines().first else { return 0 }
    let status = try String(contentsOfFile: "/proc/\(engine.processID)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
