/// Rebuilds frames from bytes that arrive in pieces of any size. Pure: reads nothing, waits for nothing, and takes
/// memory for a part only once its announced length has passed the bounds.
public struct FrameDecoder: Sendable {
  private enum Part {
    case header
    case lengths(FrameHeader)
    case message([Int])
    case blob([Int], Frame)
  }

  private let bounds: FrameBounds
  private var part = Part.header
  private var received: [UInt8] = []
  private var wanted = FrameHeader.size

  /// A decoder at the start of a frame.
  public init(bounds: FrameBounds = FrameBounds()) {
    self.bounds = bounds
  }

  /// Bytes that complete the part at hand, at least 1. A reader that asks for no more never reads past a frame.
  public var bytesWanted: Int { wanted - received.count }

  /// True between frames: an end of the stream here is a clean one.
  public var isBetweenFrames: Bool {
    guard case .header = part else { return false }
    return received.isEmpty
  }

  /// Takes the next piece of the stream.
  /// - Returns: the frames that it completed, mostly none or one.
  /// - Throws: ``FrameError``; the decoder must not be used afterwards.
  public mutating func take(_ bytes: some Collection<UInt8>) throws(FrameError) -> [Frame] {
    var frames: [Frame] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(bytesWanted)
      rest = rest.dropFirst(piece.count)
      if received.isEmpty, piece.count == wanted, let whole = bytes as? [UInt8], whole.count == wanted {
        // A reader that takes exactly what is wanted hands its buffer over, and nothing is copied.
        received = whole
      } else {
        if received.isEmpty { received.reserveCapacity(wanted) }
        received.append(contentsOf: piece)
      }
      // A part of no bytes is complete at once, so one piece may end several.
      while received.count == wanted {
        if let frame = try advance() {
          frames.append(frame)
        }
      }
    }
    return frames
  }

  private mutating func advance() throws(FrameError) -> Frame? {
    let bytes = received
    received = []
    switch part {
    case .header:
      let header = try FrameHeader(bytes)
      // The lengths themselves take memory, so their number is bounded first.
      guard header.blobCount <= bounds.blobsMax else { throw .tooManyBlobs(count: header.blobCount) }
      expect(.lengths(header), bytes: header.blobCount * 4)
    case .lengths(let header):
      let lengths = FrameHeader.lengths(bytes)
      try bounds.check(messageBytes: header.messageBytes, blobBytes: lengths)
      expect(.message([header.messageBytes] + lengths), bytes: header.messageBytes)
    case .message(let lengths):
      return next(Array(lengths.dropFirst()), Frame(message: bytes, blobs: []))
    case .blob(let lengths, var frame):
      frame.blobs.append(bytes)
      return next(lengths, frame)
    }
    return nil
  }

  /// Waits for the blob whose length stands first in `lengths`, or ends the frame where none is left.
  private mutating func next(_ lengths: [Int], _ frame: Frame) -> Frame? {
    guard let bytes = lengths.first else {
      expect(.header, bytes: FrameHeader.size)
      return frame
    }
    expect(.blob(Array(lengths.dropFirst()), frame), bytes: bytes)
    return nil
  }

  private mutating func expect(_ part: Part, bytes: Int) {
    self.part = part
    wanted = bytes
  }
}
