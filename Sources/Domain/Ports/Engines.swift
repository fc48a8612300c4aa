/// Reads a document from uploaded bytes. Every untrusted byte is decoded behind this port.
public protocol DocumentReading: Sendable {
  /// Reads one document.
  /// - Throws: ``EngineFailure`` when it could not run; what cannot be read is in the answer.
  func read(front: [UInt8], back: [UInt8]?, languages: [String]) async throws(EngineFailure) -> DocumentObservation
}

/// Compares the person on a document with a selfie.
public protocol FaceComparing: Sendable {
  /// Compares the largest face of each picture.
  /// - Throws: ``EngineFailure`` when it could not run; missing faces are in the answer.
  func compare(document: [UInt8], selfie: [UInt8]) async throws(EngineFailure) -> FaceObservation
}

/// "Could not run": retried once, then the check is not assessed and free (DESIGN §1).
public enum EngineFailure: Error, Sendable, Hashable {
  /// The process died while it worked.
  case crashed
  /// It did not answer in time and was killed.
  case deadlineExceeded
  /// No engine was free in time.
  case busy
  /// It could not be started, or answered nonsense.
  case unavailable
}

/// What an engine saw on a document.
public struct DocumentObservation: Sendable, Equatable {
  /// Why the bytes could not be looked at; all else is empty then.
  public var refusal: Refusal?
  /// True where a page was found.
  public var pageFound = false
  /// True where part of the page lies beyond the picture.
  public var isCropped = false
  /// Sharpness of text edges, 0 upward.
  public var sharpness = 0.0
  /// Share of the page that is blown out, 0 through 1.
  public var glare = 0.0
  /// Pixels per character of the zone; nil where no zone was found.
  public var pixelsPerCharacter: Double?
  /// The machine-readable zone; nil where none was found.
  public var zone: Zone?
  /// Lines of the visual zone.
  public var lines: [Line] = []
  /// True where a portrait was found on the page.
  public var hasPortrait = false
  /// Derived pictures.
  public var rectified: [UInt8]?
  /// Derived pictures.
  public var annotated: [UInt8]?
  /// What did the work.
  public var engine: EngineStamp

  /// Why bytes were not looked at.
  public enum Refusal: String, Sendable, Equatable {
    case undecodable
    case tooManyPixels = "too_many_pixels"
    case unsupported
  }

  /// A machine-readable zone as read.
  public struct Zone: Sendable, Equatable {
    /// `TD1`, `TD2`, `TD3`, `MRVA`, `MRVB` or `FRA`.
    public let format: String
    /// Lines as read.
    public let lines: [String]
    /// The same lines read without constraint.
    public let unconstrained: [String]
    /// Lowest probability of a character, 0 through 1.
    public let confidenceMin: Double

    /// A zone.
    public init(format: String, lines: [String], unconstrained: [String], confidenceMin: Double) {
      self.format = format
      self.lines = lines
      self.unconstrained = unconstrained
      self.confidenceMin = confidenceMin
    }
  }

  /// A line of text of the visual zone.
  public struct Line: Sendable, Equatable {
    /// What it says.
    public let text: String
    /// 0 through 1.
    public let confidence: Double

    /// A line.
    public init(text: String, confidence: Double) {
      self.text = text
      self.confidence = confidence
    }
  }

  /// An empty observation of `engine`, to be filled.
  public init(engine: EngineStamp) { self.engine = engine }
}

/// What an engine saw on two pictures of faces.
public struct FaceObservation: Sendable, Equatable {
  /// Why one picture could not be looked at, and which.
  public var refusal: (kind: EvidenceKind, reason: DocumentObservation.Refusal)?
  /// Distance between the eyes on the document in pixels; nil where no face was found.
  public var portraitEyeDistance: Double?
  /// Distance between the eyes on the selfie in pixels; nil where no face was found.
  public var selfieEyeDistance: Double?
  /// Sharpness of the document's portrait, 0 upward; nil where no face was found.
  public var portraitSharpness: Double?
  /// Faces in the selfie of comparable size.
  public var selfieFaces = 0
  /// Cosine similarity, -1 through 1; nil where a face is missing.
  public var similarity: Double?
  /// What did the work.
  public var engine: EngineStamp

  /// An empty observation of `engine`, to be filled.
  public init(engine: EngineStamp) { self.engine = engine }

  /// Compares all that was seen.
  public static func == (left: FaceObservation, right: FaceObservation) -> Bool {
    left.refusal?.kind == right.refusal?.kind && left.refusal?.reason == right.refusal?.reason
      && left.portraitEyeDistance == right.portraitEyeDistance && left.selfieEyeDistance == right.selfieEyeDistance
      && left.portraitSharpness == right.portraitSharpness && left.selfieFaces == right.selfieFaces
      && left.similarity == right.similarity && left.engine == right.engine
  }
}
