import Domain

/// A record in the one form that all readers reach (RFC 8785), so that a commitment to it can be opened by anybody.
public struct CanonicalRecord: Sendable, Hashable {
  /// The canonical JSON.
  public let bytes: [UInt8]

  /// The canonical form of a value.
  /// - Returns: nil where readers could reach other bytes: numbers beyond 53 bits or not finite, a name twice in an
  ///   object, or what ``Domain/JSON/parse(_:depthMax:)`` refuses, such as a NUL or too deep a nesting.
  public init?(_ json: JSON) {
    guard json.isInteroperable else { return nil }
    let bytes = json.canonicalBytes
    do throws(JSONParseError) {
      guard try JSON.parse(bytes).canonicalBytes == bytes else { return nil }
    } catch {
      return nil
    }
    self.bytes = bytes
  }
}
