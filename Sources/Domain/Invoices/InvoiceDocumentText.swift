import FoundationEssentials

extension InvoiceDocument {
  /// The text that is kept, and that the log's leaf holds the digest of: JSON with names in order, so that the same
  /// document is the same text; times in seconds since 1970.
  /// - Throws: `EncodingError` for a time that is no number.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Reads what ``text()`` wrote; nil for anything else.
  public init?(text: String) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do { self = try decoder.decode(InvoiceDocument.self, from: Data(text.utf8)) } catch { return nil }
  }
}
