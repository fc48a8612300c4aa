/// Something that happened on a channel that is listened to.
public struct Notification: Hashable, Sendable {
  /// What an element of the stream says.
  public enum Kind: Hashable, Sendable {
    /// The channel is listened to from here on, at first or again after a gap: earlier messages may be missed.
    case listening
    /// A NOTIFY.
    case message
  }

  /// What this element says.
  public let kind: Kind
  /// The channel.
  public let channel: String
  /// What NOTIFY carried, at most 7,999 bytes; empty for `listening`.
  public let payload: String

  /// A notification with these facts.
  public init(kind: Kind, channel: String, payload: String) {
    self.kind = kind
    self.channel = channel
    self.payload = payload
  }
}
