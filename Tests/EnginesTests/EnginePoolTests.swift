import EngineProtocol
import Engines
import Glibc
import Imaging
import Testing

@Suite struct EnginePoolTests {
  @Test func `an engine decodes what it is sent`() async throws {
    try await TestEngines.withPool { pool in
      let image = Image(width: 3, height: 2, pixels: Array(repeating: 9, count: 18))
      let request = EngineRequest.readDocument(DocumentRequest(front: 0, back: nil))
      let png = try PNGEncoder.encode(image)
      let (answer, blobs) = try await pool.call(request, blobs: [png], role: .documents, deadline: .seconds(30))
      guard case .document(let sides) = answer, let reading = sides.first else {
        Issue.record("\(answer)")
        return
      }
      #expect(reading.page?.width == 3 && reading.page?.height == 2 && blobs.isEmpty)
    }
  }

  @Test func `input that is no picture is refused by value and costs no engine`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = await pool.engines().map(\.processID)
      let request = EngineRequest.readDocument(DocumentRequest(front: 0, back: nil))
      let answer = try await pool.call(request, blobs: [[1, 2, 3]], role: .documents, deadline: .seconds(30)).0
      #expect(answer == .refused(Refusal(reason: .undecodable, blob: 0)))
      #expect(await pool.engines().map(\.processID) == before)
    }
  }

  @Test func `a description names the role, the version and the walls`() async throws {
    try await TestEngines.withPool { pool in
      let description = try await pool.description(of: .documents)
      #expect(description.role == "documents")
      #expect(!description.version.isEmpty)
      #expect(description.sandbox.contains("rlimit"))
    }
  }

  @Test func `an engine is replaced after its share of calls, and no call is dropped`() async throws {
    var settings = TestEngines.settings(2)
    settings.requestsPerEngineMax = 5
    try await TestEngines.withPool(settings) { pool in
      var seen: Set<Int32> = []
      for _ in 0..<12 {
        try await withThrowingTaskGroup { group in
          for _ in 0..<10 { group.addTask { try await pool.greet() } }
          try await group.waitForAll()
        }
        seen.formUnion(await pool.engines().map(\.processID))
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(seen.count > 2, "nothing was replaced")
      try await pool.wait { $0.count == 2 }
    }
  }

  @Test func `an engine that grew too large is replaced`() async throws {
    var settings = TestEngines.settings()
    settings.residentBytesMax = 1
    try await TestEngines.withPool(settings) { pool in
      try await pool.start()
      let before = await pool.engines().map(\.processID)
      try await pool.greet()
      try await pool.wait { $0.count == 1 && $0.map(\.processID) != before }
    }
  }

  @Test func `calls do not add engines`() async throws {
    try await TestEngines.withPool(TestEngines.settings(2)) { pool in
      try await pool.start()
      try await pool.wait { $0.count == 2 }
      let before = await pool.engines().map(\.processID)
      for _ in 0..<5 {
        try await withThrowingTaskGroup { group in
          for _ in 0..<4 { group.addTask { try await pool.greet() } }
          try await group.waitForAll()
        }
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(await pool.engines().map(\.processID) == before)
    }
  }

  @Test func `the status tells memory and calls of each engine`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      for _ in 0..<3 { try await pool.greet() }
      let status = try #require(await pool.engines().first)
      #expect(status.role == .documents && status.served == 3 && !status.isBusy)
      #expect(status.residentBytes > 1 << 20)
    }
  }

  @Test func `a call beyond the waiting room is busy at once`() async throws {
    var settings = TestEngines.settings()
    settings.waitersMax = 0
    try await TestEngines.withPool(settings) { pool in
      await #expect(throws: EngineCallError.busy) { try await pool.greet() }
    }
  }

  @Test func `a call that waits too long is busy`() async throws {
    var settings = TestEngines.settings()
    settings.waitLimit = .milliseconds(200)
    try await TestEngines.withPool(settings) { pool in
      // Starting takes longer than the short wait that the test is about.
      do { try await pool.start() } catch EngineCallError.busy {}
      try await pool.wait { !$0.isEmpty }
      let hung = Task { try await pool.provoke("hang", deadline: .seconds(2)) }
      try await pool.wait { $0.contains { $0.isBusy } }
      await #expect(throws: EngineCallError.busy) { try await pool.greet() }
      await #expect(throws: EngineCallError.deadlineExceeded) { try await hung.value }
    }
  }

  @Test func `a role without engines cannot be called`() async throws {
    try await TestEngines.withPool { pool in
      do {
        _ = try await pool.call(.hello, blobs: [], role: .biometrics, deadline: .seconds(1))
        Issue.record("it answered")
      } catch EngineCallError.cannotStart(let reason) {
        #expect(reason.contains("biometrics"))
      }
    }
  }

  @Test(arguments: ["/nonexistent/assay-engine", "/bin/false", "/bin/true"])
  func `a program that is no engine is a reason, not a wait`(executable: String) async throws {
    var settings = TestEngines.settings()
    settings.executable = executable
    try await TestEngines.withPool(settings) { pool in
      do {
        try await pool.greet()
        Issue.record("it answered")
      } catch EngineCallError.cannotStart(let reason) {
        #expect(!reason.isEmpty)
      }
    }
  }

  @Test func `blobs beyond the frame's bounds are refused and harm no engine`() async throws {
    try await TestEngines.withPool { pool in
      try await pool.start()
      let before = await pool.engines().map(\.processID)
      let blobs = Array(repeating: [UInt8(1)], count: 33)
      await #expect(throws: EngineCallError.protocolViolation) {
        try await pool.call(.hello, blobs: blobs, role: .documents, deadline: .seconds(30))
      }
      #expect(await pool.engines().map(\.processID) == before)
    }
  }
}
