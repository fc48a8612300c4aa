import EngineProtocol

/// What runs inside an engine process once its walls stand: loads its models while files can still be opened, then
/// answers one request at a time from memory alone.
protocol EngineRole {
  /// The role's name on the command line and in its description.
  static var name: EngineRoleName { get }

  /// Loads everything that the role will ever read from disk; nothing can be opened afterwards.
  /// - Throws: the reason a model or a library could not be loaded.
  init(modelsDirectory: String, librariesDirectory: String) throws

  /// Model file name to SHA-256, lower-case hex.
  var models: [String: String] { get }

  /// Answers one request over the blobs that came with it.
  /// - Returns: the answer and the blobs it refers to by index.
  /// - Throws: `ImagingError` for input that cannot be decoded (the loop answers ``EngineAnswer/refused(_:)`` for it,
  ///   unless the role already did), any other error for a fault of ours, which ends the process.
  mutating func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]])
}
