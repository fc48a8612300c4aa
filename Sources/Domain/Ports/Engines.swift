/// Reads a document from uploaded bytes. Every untrusted byte is decoded behind this port.
public protocol DocumentReading: Sendable {
  /// Reads one document.
  /// - Throws: ``EngineFailure`` when it could not run; what cannot be read is in the answer.
  /// - Parameter scripts: what the visual zone may be written in beside Latin, most likely first; empty means by what
  ///   the document says of its issuer.
  func read(
    front: [UInt8], back: [UInt8]?, scripts: [DocumentScript]
  ) async throws(EngineFailure) -> DocumentObservation
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

/// Reads the text of a letter from uploaded bytes. Every untrusted byte is decoded behind this port.
public protocol LetterReading: Sendable {
  /// Reads the first pages of a letter.
  /// - Throws: ``EngineFailure`` when it could not run; what cannot be read is in the answer.
  /// - Parameter scripts: what it may be written in beside Latin, most likely first; empty means by its largest lines.
  func read(letter: [UInt8], scripts: [DocumentScript]) async throws(EngineFailure) -> LetterObservation
}

/// Sets documents on the pages of a PDF. Their pictures are opened behind this port, too.
public protocol DocumentTypesetting: Sendable {
  /// A PDF, the same for the same document and pictures.
  /// - Parameter pictures: JPEG, PNG, WebP or HEIC, at most 32, in the order that figures count them.
  /// - Throws: ``EngineFailure`` when it could not run, a picture does not open, or there are more pages than 100.
  func pages(of document: PageDocument, pictures: [[UInt8]]) async throws(EngineFailure) -> [UInt8]
}
