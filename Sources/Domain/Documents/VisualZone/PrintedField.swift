/// A field of a document's printed text.
public struct PrintedField: Sendable, Equatable {
  /// Which field it is.
  public let name: DocumentFieldName
  /// As printed.
  public let text: String
  /// The side that it stands on.
  public let side: EvidenceKind
  /// The line that it stands in.
  public let line: DocumentObservation.Line
  /// The dates that it may mean, likeliest first; empty for what is not a date.
  public let dates: [PrintedDate]
}

/// A field of which a label was read, and no value.
public struct UnreadField: Sendable, Equatable {
  /// Which field it is.
  public let name: DocumentFieldName
  /// The side that the label stands on.
  public let side: EvidenceKind
  /// Where its value would stand, in pixels of the rectified page; at least one.
  public let places: [DocumentObservation.Box]
}
