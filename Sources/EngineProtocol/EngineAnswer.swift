/// What an engine process answers. Exactly one answer per request, in order.
public enum EngineAnswer: Codable, Sendable, Equatable {
  /// The engine is up.
  case ready(EngineDescription)
  /// A document was looked at: one reading a side, the front first; either may have found nothing.
  case document([DocumentReadingMessage])
  /// A letter was read.
  case pages(PagesMessage)
  /// Two pictures were looked at; either may show no face.
  case faces(FaceComparisonMessage)
  /// A document was set on pages.
  case pagesSet(PagesSetMessage)
  /// The input cannot be decoded or is out of bounds. The engine goes on.
  case refused(Refusal)
}

/// Why an input was not looked at.
public struct Refusal: Codable, Sendable, Equatable {
  /// Closed set; the raw values are stable.
  public enum Reason: String, Codable, Sendable {
    /// The bytes are not a JPEG, PNG, WebP, HEIC or PDF that decodes.
    case undecodable
    /// The header announces more pixels than the engine accepts.
    case tooManyPixels
    /// A PDF with scripts or embedded files.
    case activeContent
    /// A PDF of more pages than any document has.
    case tooManyPages
    /// A PDF that is encrypted, whether or not a password is asked for.
    case encrypted
    /// The format is known but this variant of it is not supported, such as an animation.
    case unsupported
  }
  /// What is wrong.
  public let reason: Reason
  /// Index of the blob that is wrong.
  public let blob: Int

  /// Names the blob and the reason.
  public init(reason: Reason, blob: Int) {
    self.reason = reason
    self.blob = blob
  }
}

/// What an engine is made of; part of every result, so that a decision can be replayed.
public struct EngineDescription: Codable, Sendable, Equatable {
  /// `documents`, `biometrics` or `typesetting`.
  public let role: String
  /// Version of the engine's own code.
  public let version: String
  /// Model file name to SHA-256, lower-case hex.
  public let models: [String: String]
  /// Processor features that change rounding, such as `avx2` and `avx512f`, sorted.
  public let processorFeatures: [String]
  /// Inference threads.
  public let threads: Int
  /// `seccomp`, `landlock`, `rlimit`, …: the walls that this kernel gave, sorted.
  public let sandbox: [String]

  /// Gathers the description at start.
  public init(
    role: String, version: String, models: [String: String], processorFeatures: [String], threads: Int,
    sandbox: [String]
  ) {
    self.role = role
    self.version = version
    self.models = models
    self.processorFeatures = processorFeatures
    self.threads = threads
    self.sandbox = sandbox
  }
}
