import Domain

extension DocumentObservation.Side {
  /// Pixels of the picture on a millimetre of the document, before the page was seen straight on: by the pitch of its
  /// zone, else by its outline where that has the document's shape; nil where neither tells.
  /// - Parameter size: of the document; nil where its type is not known, so that its shape alone tells a card from a
  ///   passport's page.
  func pixelsPerMillimetre(_ size: DocumentSize?) -> Double? {
    if let pixelsPerCharacter { return pixelsPerCharacter / DocumentSettings.characterPitch }
    guard let outline = page?.outline, let size = size ?? DocumentSize.shaped(outline) else { return nil }
    return size.scale(width: outline.width, height: outline.height)
  }

  /// Whether so few pixels show the document that it cannot be read: by its zone's characters, and by millimetres where
  /// it has none.
  func isTooSmall(_ size: DocumentSize?) -> Bool {
    if let pixelsPerCharacter { return pixelsPerCharacter < DocumentSettings.pixelsPerCharacterMin }
    return pixelsPerMillimetre(size).map { $0 < DocumentSettings.pixelsPerMillimetreMin } ?? false
  }
}

extension DocumentSize {
  /// A card or a passport's page, by an outline's shape; nil where it is neither's.
  static func shaped(_ outline: DocumentObservation.Outline) -> DocumentSize? {
    [id1, id3].first { $0.isShape(width: outline.width, height: outline.height) }
  }
}
