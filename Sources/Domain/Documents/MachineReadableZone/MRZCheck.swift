/// One check digit of a zone and whether it holds.
public struct MRZCheck: Sendable, Hashable {
  /// What the digit covers.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The document number.
    case documentNumber = "document_number"
    /// The date of birth.
    case dateOfBirth = "date_of_birth"
    /// The date of expiry.
    case dateOfExpiry = "date_of_expiry"
    /// The optional data of a passport.
    case optionalData = "optional_data"
    /// The composite over number, dates and optional data.
    case composite
  }

  /// A run of places of one line, both counted from 0.
  public struct Span: Sendable, Hashable {
    /// The line.
    public let line: Int
    /// Places within it.
    public let places: Range<Int>

    /// A run of places.
    public init(line: Int, places: Range<Int>) {
      self.line = line
      self.places = places
    }
  }

  /// A place of one line, both counted from 0.
  public struct Place: Sendable, Hashable {
    /// The line.
    public let line: Int
    /// The place within it.
    public let index: Int

    /// A place.
    public init(line: Int, index: Int) {
      self.line = line
      self.index = index
    }
  }

  /// What the digit covers.
  public let field: Field
  /// Whether it is the digit that the covered characters give.
  public let holds: Bool
  /// The characters that the digit covers, and its own place.
  public let spans: [Span]

  /// A verdict.
  public init(field: Field, holds: Bool, spans: [Span]) {
    self.field = field
    self.holds = holds
    self.spans = spans
  }

  /// Whether the digit covers a place.
  public func covers(line: Int, place: Int) -> Bool {
    spans.contains { $0.line == line && $0.places.contains(place) }
  }
}
