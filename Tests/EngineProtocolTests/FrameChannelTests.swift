import Glibc
import Testing

@testable import EngineProtocol

@Suite struct FrameChannelTests {
  /// Two connected sockets, closed at the end of a test.
  private final class Pair {
    let near: Int32
    private(set) var far: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      (near, far) = (ends[0], ends[1])
      try #require(fcntl(near, F_SETFL, O_NONBLOCK) == 0)
    }

    func closeFar() {
      close(far)
      far = -1
    }

    deinit {
      close(near)
      if far >= 0 { close(far) }
    }
  }

  private static func soon(_ duration: Duration = .milliseconds(50)) -> ContinuousClock.Instant { .now + duration }

  @Test func `a frame passes through a socket`() throws {
    let pair = try Pair()
    let frame = Frame(message: Array("{}".utf8), blobs: [[1, 2], [], [3]])
    try FrameChannel(descriptor: pair.near).send(frame, by: nil)
    #expect(try FrameChannel(descriptor: pair.far).receive(by: nil) == frame)
  }

  @Test func `frames sent together are received one by one`() throws {
    let pair = try Pair()
    let frames = (0..<3).map { Frame(message: [UInt8($0)], blobs: [[UInt8($0)]]) }
    for frame in frames { try FrameChannel(descriptor: pair.far).send(frame, by: nil) }
    for frame in frames { #expect(try FrameChannel(descriptor: pair.near).receive(by: nil) == frame) }
  }

  @Test func `a close between frames is the end, not an error`() throws {
    let pair = try Pair()
    pair.closeFar()
    #expect(try FrameChannel(descriptor: pair.near).receive(by: nil) == nil)
  }

  @Test func `a close inside a frame is told apart`() throws {
    let whole = try FrameEncoder.encode(Frame(message: [1, 2, 3], blobs: [[4]]))
    for count in 1..<whole.count {
      let pair = try Pair()
      #expect(send(pair.far, whole, count, 0) == count)
      pair.closeFar()
      #expect(throws: FrameChannel.Failure.closed) { try FrameChannel(descriptor: pair.near).receive(by: nil) }
    }
  }

  @Test func `a silent other end meets the deadline`() throws {
    let pair = try Pair()
    #expect(throws: FrameChannel.Failure.deadlineExceeded) {
      try FrameChannel(descriptor: pair.near).receive(by: Self.soon())
    }
  }

  @Test func `another end that takes nothing meets the deadline`() throws {
    let pair = try Pair()
    let frame = Frame(message: [], blobs: [Array(repeating: 1, count: 16 << 20)])
    #expect(throws: FrameChannel.Failure.deadlineExceeded) {
      try FrameChannel(descriptor: pair.near).send(frame, by: Self.soon())
    }
  }

  @Test func `an end that is gone fails a send and raises no signal`() throws {
    let pair = try Pair()
    pair.closeFar()
    #expect(throws: FrameChannel.Failure.closed) {
      try FrameChannel(descriptor: pair.near).send(Frame(message: [], blobs: []), by: nil)
    }
  }

  @Test func `noise is a violation`() throws {
    let pair = try Pair()
    let noise = [UInt8](repeating: 0x55, count: 64)
    #expect(send(pair.far, noise, noise.count, 0) == noise.count)
    #expect(throws: FrameChannel.Failure.violation(.notAFrame)) {
      try FrameChannel(descriptor: pair.near).receive(by: nil)
    }
  }

  @Test func `a frame out of bounds is not sent at all`() throws {
    let pair = try Pair()
    let narrow = FrameChannel(descriptor: pair.near, bounds: FrameBoundsTests.narrow)
    #expect(throws: FrameChannel.Failure.violation(.messageTooLong(bytes: 17))) {
      try narrow.send(Frame(message: Array(repeating: 32, count: 17), blobs: []), by: nil)
    }
    var byte: UInt8 = 0
    #expect(recv(pair.far, &byte, 1, Int32(MSG_DONTWAIT)) < 0)
  }
}
