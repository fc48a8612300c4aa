/// Why bytes are not a frame, or a frame cannot be sent. The connection is of no use afterwards.
public enum FrameError: Error, Sendable, Equatable {
  /// The bytes do not begin as a frame does.
  case notAFrame
  /// The other end speaks another version of the protocol.
  case unknownVersion(UInt16)
  /// The JSON part is longer than ``FrameBounds/messageBytesMax``.
  case messageTooLong(bytes: Int)
  /// There are more blobs than ``FrameBounds/blobsMax``.
  case tooManyBlobs(count: Int)
  /// A blob is longer than ``FrameBounds/blobBytesMax``, or all together than ``FrameBounds/blobBytesTotalMax``.
  case blobsTooLong(bytes: Int)
  /// The JSON part is not the message that was expected, or it names a blob that did not come with it.
  case unreadableMessage
}
