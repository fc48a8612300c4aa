/// One side of a type of document, and what every specimen of the type carries on it.
public struct DocumentSide: Sendable, Hashable {
  /// Something that has to be seen, or is read, on a side.
  public enum Feature: String, Sendable, Hashable, CaseIterable {
    /// A symbol with the holder's data.
    case barcode
    /// The holder's portrait.
    case portrait
    /// A machine-readable zone.
    case zone
  }

  /// The piece of evidence that shows it.
  public let kind: EvidenceKind
  /// What stands on it beside print, which is on every side.
  public let carries: Set<Feature>
}

extension [DocumentSide] {
  /// The data page of a booklet, or a sticker: there is no other side.
  static func page(_ features: Set<DocumentSide.Feature>) -> Self {
    [DocumentSide(kind: .documentFront, carries: features)]
  }

  /// A card, which has two.
  static func card(front: Set<DocumentSide.Feature>, back: Set<DocumentSide.Feature>) -> Self {
    [DocumentSide(kind: .documentFront, carries: front), DocumentSide(kind: .documentBack, carries: back)]
  }

  /// A card with print and portrait in front and print alone behind.
  static let printedCard = card(front: [.portrait], back: [])
}
