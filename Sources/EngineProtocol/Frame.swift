/// One message on the socket between the server and an engine: a JSON document and the binary blobs that it
/// refers to by index.
public struct Frame: Sendable, Equatable {
  /// A request or an answer, as JSON in UTF-8.
  public var message: [UInt8]
  /// Payloads, in the order of their indices.
  public var blobs: [[UInt8]]

  /// Joins a message with its blobs.
  public init(message: [UInt8], blobs: [[UInt8]]) {
    self.message = message
    self.blobs = blobs
  }
}
