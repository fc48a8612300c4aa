import EngineProtocol
import Engines
import Foundation
import Testing

/// Pools of real engine processes that load no model and heed fault blobs.
enum TestEngines {
  /// The engine's program, built beside the tests.
  static let executable: String = {
    let tests = ProcessInfo.processInfo.arguments.first ?? ""
    let folder = URL(fileURLWithPath: tests).resolvingSymlinksInPath().deletingLastPathComponent()
    // The package names the product; a package that holds the target alone keeps the target's name.
    let names = ["assay-engine", "AssayEngine"].map { folder.appendingPathComponent($0).path }
    return names.first { FileManager.default.isExecutableFile(atPath: $0) } ?? names[0]
  }()

  /// Settings for `count` engines of the documents' role.
  static func settings(_ count: Int = 1) -> EnginePoolSettings {
    EnginePoolSettings(
      executable: executable, modelsDirectory: "/nonexistent", librariesDirectory: "/nonexistent",
      engines: [.documents: count], extraArguments: ["--rehearse", "--allow-fault-blobs"])
  }

  /// Runs `body` on a pool and shuts it down however that ends.
  static func withPool(
    _ settings: EnginePoolSettings = settings(), _ body: (EnginePool) async throws -> Void
  ) async throws {
    let pool = EnginePool(settings)
    do {
      try await body(pool)
    } catch {
      await pool.shutdown()
      throw error
    }
    await pool.shutdown()
  }
}

extension EnginePool {
  /// A call that every sound engine answers.
  func greet() async throws(EngineCallError) {
    _ = try await call(.hello, blobs: [], role: .documents, deadline: .seconds(30))
  }

  /// Has an engine misbehave.
  func provoke(_ fault: String, deadline: Duration = .seconds(30)) async throws(EngineCallError) -> [[UInt8]] {
    let blob = Array("ASSAY-FAULT \(fault)".utf8)
    return try await call(.hello, blobs: [blob], role: .documents, deadline: deadline).1
  }

  /// Waits until a condition on the running engines holds, for at most 20 s.
  func wait(until holds: ([EngineStatus]) -> Bool) async throws {
    for _ in 0..<2_000 {
      if holds(await engines()) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("the engines did not reach the state that was waited for")
  }
}
