import Testing

@testable import EngineProtocol

@Suite struct FrameBoundsTests {
  static let narrow = FrameBounds(messageBytesMax: 16, blobsMax: 2, blobBytesMax: 8, blobBytesTotalMax: 12)

  private static let cases: [(message: Int, blobs: [Int], refusal: FrameError?)] = [
    (16, [], nil),
    (17, [], .messageTooLong(bytes: 17)),
    (0, [0, 0], nil),
    (0, [0, 0, 0], .tooManyBlobs(count: 3)),
    (0, [8], nil),
    (0, [9], .blobsTooLong(bytes: 9)),
    (16, [8, 4], nil),
    (16, [8, 5], .blobsTooLong(bytes: 13)),
  ]

  @Test(arguments: cases)
  func `a sender is held to every bound and one past it`(message: Int, blobs: [Int], refusal: FrameError?) throws {
    let frame = Frame(
      message: Array(repeating: 32, count: message), blobs: blobs.map { Array(repeating: 1, count: $0) })
    guard let refusal else {
      let bytes = try FrameEncoder.encode(frame, within: Self.narrow)
      #expect(bytes.count == FrameHeader.size + 4 * blobs.count + message + blobs.reduce(0, +))
      return
    }
    #expect(throws: refusal) { try FrameEncoder.encode(frame, within: Self.narrow) }
  }

  @Test(arguments: cases)
  func `a receiver refuses from the lengths alone`(message: Int, blobs: [Int], refusal: FrameError?) throws {
    let lengths = blobs.flatMap { FrameHeader.bytes(of: UInt32($0)) }
    let announced = FrameHeader(messageBytes: message, blobCount: blobs.count).bytes + lengths
    var decoder = FrameDecoder(bounds: Self.narrow)
    guard let refusal else {
      _ = try decoder.take(announced)
      return
    }
    #expect(throws: refusal) { try decoder.take(announced) }
  }

  @Test func `the largest lengths that the header can hold are refused, not summed into a trap`() {
    let lengths = Array(repeating: FrameHeader.bytes(of: UInt32.max), count: 2).flatMap(\.self)
    var decoder = FrameDecoder(bounds: Self.narrow)
    #expect(throws: FrameError.blobsTooLong(bytes: Int(UInt32.max))) {
      try decoder.take(FrameHeader(messageBytes: 0, blobCount: 2).bytes + lengths)
    }
  }
}
