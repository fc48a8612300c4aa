/// What the server asks of an engine process. Binary payloads travel beside it as numbered blobs.
public enum EngineRequest: Codable, Sendable, Equatable {
  /// Answers ``EngineAnswer/ready(_:)``: proves that models are loaded and says what runs.
  case hello
  /// Reads an identity document from one picture a side.
  case readDocument(DocumentRequest)
  /// Reads the text of a letter.
  case readPages(PagesRequest)
  /// Compares the person on a document with a selfie.
  case compareFaces(FaceRequest)
  /// Sets a document on the pages of a PDF.
  case setPages(PageDocumentMessage)
}

/// Reads one document.
public struct DocumentRequest: Codable, Sendable, Equatable {
  /// Blob index of the front (or data page).
  public let front: Int
  /// Blob index of the back, where the document has one that was uploaded.
  public let back: Int?
  /// Most pages read of a PDF, 1 through ``pagesBound``.
  public let pagesMax: Int
  /// ISO 15924 codes of scripts that the visual zone may be written in beside Latin, most likely first; empty means
  /// by what the document says of its issuer.
  public let scripts: [String]

  /// Two sides of so many pages, three pictures each, are the most that an answer's 32 blobs hold.
  public static let pagesBound = 5

  /// A request over blobs sent in the same frame.
  public init(front: Int, back: Int?, pagesMax: Int = 2, scripts: [String] = []) {
    self.front = front
    self.back = back
    self.pagesMax = pagesMax
    self.scripts = scripts
  }
}

/// Compares two faces.
public struct FaceRequest: Codable, Sendable, Equatable {
  /// Blob index of the document picture: any rotation; the largest upright face is the portrait.
  public let reference: Int
  /// Blob index of the selfie.
  public let probe: Int

  /// A request over blobs sent in the same frame.
  public init(reference: Int, probe: Int) {
    self.reference = reference
    self.probe = probe
  }
}
