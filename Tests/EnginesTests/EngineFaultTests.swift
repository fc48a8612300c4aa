import EngineProtocol
import Engines
import Foundation
import Testing

@Suite struct EngineFaultTests {
  @Test(arguments: [
    ("segmentation-fault", EngineCallError.crashed(.signal(SIGSEGV))),
    ("leave", .crashed(.status(0))),
    ("babble", .protocolViolation),
  ])
  func `an engine that fails is named, replaced, and the next call answered`(
    fault: String, failure: EngineCallError
  ) async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = await pool.engines().map(\.processID)
      await #expect(throws: failure) { try await pool.provoke(fault) }
      try await pool.greet()
      let after = await pool.engines().map(\.processID)
      #expect(after.count == 1 && after != before)
    }
  }

  @Test(arguments: ["hang", "spin"])
  func `an engine that overruns its deadline is killed and replaced`(fault: String) async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = try #require(await pool.engines().first).processID
      await #expect(throws: EngineCallError.deadlineExceeded) {
        try await pool.provoke(fault, deadline: .milliseconds(200))
      }
      #expect(kill(before, 0) != 0, "the process is gone, not left behind")
      try await pool.greet()
    }
  }

  @Test func `an engine that takes memory without end dies of its own limit`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      do {
        _ = try await pool.provoke("exhaust-memory")
        Issue.record("the engine answered")
      } catch EngineCallError.crashed {
        try await pool.greet()
      }
    }
  }

  @Test func `calls on other engines pass while one hangs and another crashes`() async throws {
    try await TestEngines.withPool(TestEngines.settings(3)) { pool in
      try await pool.start()
      try await pool.wait { $0.count == 3 }
      let hung = Task { try await pool.provoke("hang", deadline: .seconds(2)) }
      let crashed = Task { try await pool.provoke("segmentation-fault") }
      try await withThrowingTaskGroup { group in
        for _ in 0..<30 { group.addTask { try await pool.greet() } }
        try await group.waitForAll()
      }
      await #expect(throws: EngineCallError.deadlineExceeded) { try await hung.value }
      await #expect(throws: EngineCallError.crashed(.signal(SIGSEGV))) { try await crashed.value }
    }
  }

  @Test func `an engine that dies between calls costs no call`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let idle = try #require(await pool.engines().first).processID
      #expect(kill(idle, SIGKILL) == 0)
      try await Task.sleep(for: .milliseconds(200))
      try await pool.greet()
      #expect(await pool.engines().map(\.processID) != [idle])
    }
  }

  @Test func `faults are not heeded without the switch`() async throws {
    var settings = TestEngines.settings()
    settings.extraArguments = ["--rehearse"]
    try await TestEngines.withPool(settings) { pool in
      let blobs = try await pool.provoke("segmentation-fault")
      #expect(blobs.isEmpty)
    }
  }

  @Test func `crashes do not add to the server's memory`() async throws {
    try await TestEngines.withPool { pool in
      let evidence = [UInt8](repeating: 7, count: 8 << 20)
      func crash(_ count: Int) async {
        for _ in 0..<count {
          let fault = Array("ASSAY-FAULT segmentation-fault".utf8)
          await #expect(throws: EngineCallError.crashed(.signal(SIGSEGV))) {
            try await pool.call(.hello, blobs: [evidence, fault], role: .documents, deadline: .seconds(30))
          }
        }
      }
      await crash(5)
      let before = try ownResidentBytes()
      await crash(25)
      // One leaked copy of the evidence for each crash would be 200 MiB.
      #expect(try ownResidentBytes() - before < 64 << 20)
    }
  }

  private func ownResidentBytes() throws -> Int {
    // Pages, of which the second number is resident: proc_pid_statm(5).
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return try #require(Int(fields[1])) * sysconf(Int32(_SC_PAGESIZE))
  }
}
