import EngineProtocol
import Engines
import Glibc
import Testing

struct EngineWallsTests {
  @Test func `an engine says which walls it has, and every kernel gives these`() async throws {
    let engine = RehearsingEngine()
    let walls = try await engine.pool.description(of: .documents).sandbox
    #expect(Set(walls).isSuperset(of: ["descriptors", "no_new_privileges", "rlimit", "unprivileged"]))
    #expect(walls == walls.sorted())
    await engine.pool.shutdown()
  }

  @Test func `a taken-over engine cannot open, connect, execute, fork, trace or signal`() async throws {
    let engine = RehearsingEngine()
    let walls = try await engine.pool.description(of: .documents).sandbox
    try #require(walls.contains("seccomp"), "this kernel has no system call filters")
    let fault = Array("ASSAY-FAULT try-walls".utf8)
    let (_, blobs) = try await engine.pool.call(.hello, blobs: [fault], role: .documents, deadline: .seconds(20))
    let results = String(decoding: try #require(blobs.first), as: UTF8.self).split(separator: "\n")
    #expect(results.count >= 15)
    for result in results {
      #expect(result.hasSuffix(" \(EPERM)"), "\(result)")
    }
    await engine.pool.shutdown()
  }

  @Test func `header bombs take no memory`() async throws {
    let samples = try PictureSamples()
    let engine = RehearsingEngine()
    _ = try await engine.decode(samples.png)
    let before = try await engine.residentBytesPeak()
    let bombs = [
      FileSurgery.jpeg(samples.jpeg, announcing: 30_000, by: 30_000),
      FileSurgery.png(samples.png, announcing: 30_000, by: 30_000),
      FileSurgery.webPAnnouncingTheMost(samples.losslessWebP),
      FileSurgery.heic(samples.heic, announcing: 30_000, by: 30_000),
    ]
    for bomb in bombs {
      #expect(try await engine.decode(bomb) == .refused(Refusal(reason: .tooManyPixels, blob: 0)))
    }
    // One such picture is 2.7 GB.
    #expect(try await engine.residentBytesPeak() - before < 16 << 20)
    await engine.pool.shutdown()
  }

  @Test(.enabled(if: PDFLibrary.path != nil, "set-up has not fetched pdfium"))
  func `an endless PDF is stopped at its deadline and the next file is read`() async throws {
    let engine = RehearsingEngine()
    await #expect(throws: EngineCallError.deadlineExceeded) {
      try await engine.decode(PDFFixtures.endless(), deadline: .seconds(2))
    }
    let answer = try await engine.decode(PDFFixtures.pages(2))
    guard case .document(let sides) = answer, let reading = sides.first else {
      Issue.record("the next PDF was not read")
      return
    }
    #expect(reading.pages == 2)
    await engine.pool.shutdown()
  }

  @Test func `every format still decodes behind the walls`() async throws {
    let samples = try PictureSamples()
    let engine = RehearsingEngine()
    for bytes in [samples.jpeg, samples.inkJPEG, samples.png, samples.lossyWebP, samples.losslessWebP, samples.heic] {
      let answer = try await engine.decode(bytes)
      guard case .document(let sides) = answer, let reading = sides.first else {
        Issue.record("a sound file was refused: \(answer)")
        continue
      }
      #expect(try #require(reading.page).width >= 48)
    }
    await engine.pool.shutdown()
  }
}
