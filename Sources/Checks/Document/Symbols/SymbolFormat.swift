import Domain

/// A format of what two-dimensional symbols on documents hold that is understood, whatever the symbology. Each is one
/// file and one line in ``SymbolFormats``; nothing is guessed from content of any other form.
struct SymbolFormat: Sendable {
  /// Such as `aamva`.
  let id: String
  /// Takes a symbol's bytes apart on a day; nil where they are not of the format.
  let read: @Sendable (_ content: [UInt8], _ today: CalendarDate) -> SymbolContent?
}

/// What a symbol says of its document.
struct SymbolContent: Sendable {
  /// Field by field.
  let fields: DocumentFields
  /// The payload of a North American licence or card; nil for other formats.
  var payload: AAMVAPayload?
  /// The rule of the number of the person that it has; nil where it has none that can be told.
  var numberRule: NationalNumberRule?
  /// What is wrong with it by itself.
  var reasons: [ReasonCode] = []
}

/// A symbol that is understood.
struct ReadSymbol: Sendable {
  /// As ``DocumentObservation/Barcode/symbology``.
  let symbology: String
  /// Which format it has.
  let format: String
  let content: SymbolContent
}
