import EngineProtocol
import Foundation
import Testing

@testable import Engines

@Suite struct EngineEndingTests {
  @Test func `canceling a running call kills its engine and brings another`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = try #require(await pool.engines().first).processID
      let call = Task { try await pool.provoke("hang") }
      try await pool.wait { $0.contains { $0.isBusy } }
      call.cancel()
      await #expect(throws: EngineCallError.canceled) { try await call.value }
      #expect(kill(before, 0) != 0)
      try await pool.greet()
    }
  }

  @Test func `canceling a waiting call leaves the engines alone`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = await pool.engines().map(\.processID)
      let running = Task { try await pool.provoke("hang", deadline: .seconds(2)) }
      try await pool.wait { $0.contains { $0.isBusy } }
      let waiting = Task { try await pool.greet() }
      try await Task.sleep(for: .milliseconds(50))
      waiting.cancel()
      await #expect(throws: EngineCallError.canceled) { try await waiting.value }
      #expect(await pool.engines().map(\.processID) == before)
      await #expect(throws: EngineCallError.deadlineExceeded) { try await running.value }
    }
  }

  @Test func `a shutdown turns every call away and leaves no process`() async throws {
    let pool = EnginePool(TestEngines.settings(2))
    try await pool.start()
    try await pool.wait { $0.count == 2 }
    let processes = await pool.engines().map(\.processID)
    let calls = (0..<4).map { _ in Task { try await pool.provoke("hang") } }
    try await pool.wait { $0.allSatisfy(\.isBusy) }
    try await Task.sleep(for: .milliseconds(50))
    await pool.shutdown()
    for call in calls {
      await #expect(throws: EngineCallError.stopping) { try await call.value }
    }
    for process in processes { #expect(kill(process, 0) != 0) }
    await #expect(throws: EngineCallError.stopping) { try await pool.greet() }
    #expect(await pool.engines().isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a shutdown does not sit out the pause before a restart`() async throws {
    var settings = TestEngines.settings()
    settings.executable = "/nonexistent/assay-engine"
    settings.restartDelay = .seconds(3600)
    settings.restartDelayMax = .seconds(3600)
    let pool = EnginePool(settings)
    await #expect(throws: EngineCallError.self) { try await pool.greet() }
    await pool.shutdown()
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["", "ASSAY-FAULT hang", "ASSAY-FAULT spin"])
  func `an engine whose server is gone ends by itself`(fault: String) async throws {
    let child = try EngineSpawner.spawn(
      executable: TestEngines.executable,
      arguments: [
        "--role", "documents", "--models", "/nonexistent", "--libraries", "/nonexistent", "--rehearse",
        "--allow-fault-blobs",
      ])
    let channel = FrameChannel(descriptor: child.descriptor)
    try channel.send(Frame(.hello, blobs: []), by: .now + .seconds(30))
    _ = try #require(try channel.receive(by: .now + .seconds(30)))
    if !fault.isEmpty { try channel.send(Frame(.hello, blobs: [Array(fault.utf8)]), by: .now + .seconds(30)) }
    close(child.descriptor)
    var status: Int32 = 0
    while waitpid(child.processID, &status, WNOHANG) == 0 { try await Task.sleep(for: .milliseconds(10)) }
  }

  @Test func `an engine holds no descriptor of the server's and none of its environment`() async throws {
    var ends: [Int32] = [-1, -1]
    // Left without close-on-exec on purpose.
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    setenv("ASSAY_TEST_SECRET", "must-not-be-inherited", 1)
    try await TestEngines.withPool { pool in
      try await pool.start()
      let process = try #require(await pool.engines().first).processID
      let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
      #expect(descriptors.compactMap(Int.init).sorted() == [0, 1, 2, 3])
      let environment = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/environ"))
      #expect(!String(decoding: environment, as: UTF8.self).contains("must-not-be-inherited"))
    }
  }
}
