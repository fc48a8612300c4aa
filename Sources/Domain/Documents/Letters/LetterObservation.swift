/// What an engine read of a letter that is to prove an address.
public struct LetterObservation: Sendable, Equatable {
  /// Why the bytes could not be looked at; all else is empty then.
  public var refusal: DocumentObservation.Refusal?
  /// The pages that were read, in order.
  public var pages: [Page] = []
  /// Pages that the upload has.
  public var pageCount = 0
  /// A program that edits or makes up pictures and is named in the file; nil where none is.
  public var software: String?
  /// What did the work.
  public var engine: EngineStamp

  /// One page.
  public struct Page: Sendable, Equatable {
    /// Where its lines are from.
    public enum Origin: String, Sendable {
      case picture
      /// A PDF's text layer; the confidence of its lines is how far the shown page says the same.
      case textLayer = "text_layer"
    }
    /// Where its lines are from.
    public let origin: Origin
    /// Lines from top to bottom, boxes in pixels of the page.
    public var lines: [DocumentObservation.Line]
    /// Sharpness of text edges, 0 upward.
    public var sharpness = 1.0
    /// Share of the page that is blown out, 0 through 1.
    public var glare = 0.0
    /// Luma that one sample in twenty reaches, 0 through 255.
    public var brightness = 255.0
    /// The page seen straight on, JPEG.
    public var rectified: [UInt8]?
    /// The same with its lines drawn on it, JPEG.
    public var annotated: [UInt8]?

    /// A page of lines.
    public init(origin: Origin, lines: [DocumentObservation.Line]) {
      self.origin = origin
      self.lines = lines
    }
  }

  /// An empty observation of `engine`, to be filled.
  public init(engine: EngineStamp) { self.engine = engine }
}
