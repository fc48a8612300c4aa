import Domain

/// Every format of symbols that is understood: one line each, by id.
enum SymbolFormats {
  static let all: [SymbolFormat] = [
    .aadhaar,
    .aamva,
    .zone,
  ]

  /// What a symbol says; nil where its content is of no known format.
  static func read(_ symbol: DocumentObservation.Barcode, today: CalendarDate) -> ReadSymbol? {
    for format in all {
      guard let content = format.read(symbol.content, today) else { continue }
      return ReadSymbol(symbology: symbol.symbology, format: format.id, content: content)
    }
    return nil
  }
}
