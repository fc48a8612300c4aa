/// What a witness signs: a header that no note begins with, the time, and the checkpoint's text (C2SP
/// tlog-cosignature, "Ed25519 signed message").
enum CosignedMessage {
  /// The bytes to sign.
  static func bytes(of text: String, at time: Int64) -> [UInt8] { Array("cosignature/v1\ntime \(time)\n\(text)".utf8) }
}
