import SeededNumbers
import Testing

@testable import EngineProtocol

@Suite struct FrameDecoderTests {
  private static let frames = [
    Frame(message: [], blobs: []),
    Frame(message: Array("{}".utf8), blobs: []),
    Frame(message: Array("{}".utf8), blobs: [[]]),
    Frame(message: Array("{\"a\":1}".utf8), blobs: [[1, 2, 3], [], Array(repeating: 7, count: 1000)]),
    Frame(message: [], blobs: [[9]]),
  ]

  @Test(arguments: frames)
  func `a frame comes back as it was sent`(frame: Frame) throws {
    var decoder = FrameDecoder()
    #expect(try decoder.take(FrameEncoder.encode(frame)) == [frame])
    #expect(decoder.isBetweenFrames)
  }

  @Test(arguments: [1, 2, 3, 5, 11, 12, 13, 64, 100_000])
  func `pieces of any size rebuild the same frames`(pieceBytes: Int) throws {
    let stream = try Self.frames.flatMap { try FrameEncoder.encode($0) }
    var decoder = FrameDecoder()
    var rebuilt: [Frame] = []
    for start in stride(from: 0, to: stream.count, by: pieceBytes) {
      rebuilt += try decoder.take(stream[start..<min(start + pieceBytes, stream.count)])
    }
    #expect(rebuilt == Self.frames)
  }

  @Test func `a reader that takes what is wanted never reads past a frame`() throws {
    let first = try FrameEncoder.encode(Self.frames[3])
    let stream = first + (try FrameEncoder.encode(Self.frames[1]))
    var decoder = FrameDecoder()
    var at = 0
    var done: [Frame] = []
    while done.isEmpty {
      let wanted = decoder.bytesWanted
      done = try decoder.take(Array(stream[at..<at + wanted]))
      at += wanted
    }
    #expect(at == first.count)
    #expect(done == [Self.frames[3]])
  }

  @Test func `a stream that ends inside a frame is not between frames`() throws {
    let stream = try FrameEncoder.encode(Self.frames[3])
    for count in 1..<stream.count {
      var decoder = FrameDecoder()
      #expect(try decoder.take(stream.prefix(count)).isEmpty)
      #expect(!decoder.isBetweenFrames, "after \(count) bytes")
      #expect(decoder.bytesWanted >= 1)
    }
  }

  @Test func `nothing received yet is between frames`() {
    #expect(FrameDecoder().isBetweenFrames)
  }

  @Test(arguments: 0..<4)
  func `a wrong magic is refused at the header`(index: Int) throws {
    var stream = try FrameEncoder.encode(Self.frames[1])
    stream[index] ^= 1
    #expect(throws: FrameError.notAFrame) {
      var decoder = FrameDecoder()
      _ = try decoder.take(stream.prefix(FrameHeader.size))
    }
  }

  @Test(arguments: [UInt16(0), 2, 256, .max])
  func `another version is refused and named`(version: UInt16) throws {
    var stream = try FrameEncoder.encode(Self.frames[1])
    stream[4] = UInt8(version >> 8)
    stream[5] = UInt8(version & 0xFF)
    #expect(throws: FrameError.unknownVersion(version)) {
      var decoder = FrameDecoder()
      _ = try decoder.take(stream)
    }
  }

  @Test func `noise is refused and never traps`() {
    var generator = SplitMix(state: 1)
    for _ in 0..<2000 {
      var decoder = FrameDecoder(bounds: FrameBoundsTests.narrow)
      let noise = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: FrameError.self) { try decoder.take(noise) }
    }
  }

  @Test func `a frame with any bytes changed is refused, wanting, or bounded`() throws {
    let frame = Frame(message: Array("{\"hello\":{}}".utf8), blobs: [[1, 2, 3, 4], [5, 6]])
    let sound = try FrameEncoder.encode(frame, within: FrameBoundsTests.narrow)
    var generator = SplitMix(state: 2)
    var refused = 0
    for _ in 0..<5000 {
      var changed = sound
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<changed.count, using: &generator)
        changed[index] = UInt8.random(in: 0...255, using: &generator)
      }
      var decoder = FrameDecoder(bounds: FrameBoundsTests.narrow)
      do throws(FrameError) {
        for frame in try decoder.take(changed) {
          #expect(frame.message.count <= 16 && frame.blobs.count <= 2)
        }
        #expect(decoder.bytesWanted <= 16)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }
}
