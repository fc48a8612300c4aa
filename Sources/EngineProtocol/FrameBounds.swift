/// Bounds of one frame; what lies beyond is refused from the header, before memory is taken.
public struct FrameBounds: Sendable, Equatable {
  /// Most bytes of the JSON part.
  public let messageBytesMax: Int
  /// Most blobs.
  public let blobsMax: Int
  /// Most bytes of one blob.
  public let blobBytesMax: Int
  /// Most bytes of all blobs together.
  public let blobBytesTotalMax: Int

  /// Bounds with the house's defaults: 8 MiB of JSON, 32 blobs of 64 MiB, 128 MiB together.
  public init(
    messageBytesMax: Int = 8 << 20, blobsMax: Int = 32, blobBytesMax: Int = 64 << 20,
    blobBytesTotalMax: Int = 128 << 20
  ) {
    self.messageBytesMax = messageBytesMax
    self.blobsMax = blobsMax
    self.blobBytesMax = blobBytesMax
    self.blobBytesTotalMax = blobBytesTotalMax
  }

  /// Checks the lengths that a frame has or announces.
  /// - Throws: the first bound that is passed.
  public func check(messageBytes: Int, blobBytes: [Int]) throws(FrameError) {
    guard messageBytes <= messageBytesMax else { throw .messageTooLong(bytes: messageBytes) }
    guard blobBytes.count <= blobsMax else { throw .tooManyBlobs(count: blobBytes.count) }
    var total = 0
    for bytes in blobBytes {
      guard bytes <= blobBytesMax else { throw .blobsTooLong(bytes: bytes) }
      total += bytes
    }
    guard total <= blobBytesTotalMax else { throw .blobsTooLong(bytes: total) }
  }
}
