/// One subfile of a payload: the card's own elements or those of its jurisdiction.
public struct AAMVASubfile: Sendable, Hashable {
  /// What a subfile describes, by its type (annex D, section D.12.4).
  public enum Kind: Sendable, Hashable {
    /// `DL`: a driving licence.
    case drivingLicence
    /// `ID`: an identity card.
    case identityCard
    /// `EN`: an enhanced card, licence or identity card.
    case enhancedCard
    /// `Z` and a letter: elements that the jurisdiction defines itself.
    case jurisdiction
    /// Any other type.
    case other
  }

  /// Two characters: `DL`, `ID`, `EN`, `ZV`, ….
  public let type: String
  /// Offset that the header gives, counted from the compliance indicator; nil where it gives no number.
  public let declaredOffset: Int?
  /// Length in bytes that the header gives; nil where it gives no number.
  public let declaredLength: Int?
  /// Where the subfile was found, counted from the compliance indicator.
  public let offset: Int
  /// Bytes from there to the next subfile or to the end.
  public let length: Int
  /// The elements in their order.
  public let elements: [AAMVAElement]

  /// What the subfile describes.
  public var kind: Kind {
    switch type {
    case "DL": .drivingLicence
    case "ID": .identityCard
    case "EN": .enhancedCard
    default: type.hasPrefix("Z") ? .jurisdiction : .other
    }
  }

  /// True for the subfiles whose elements the standard defines.
  public var describesCard: Bool { kind != .jurisdiction && kind != .other }
}
