import FoundationEssentials

/// Folds usage events into summaries and invoices.
public protocol UsageReporting: Sendable {
  /// A summary's wire form; nil where a dimension is unknown.
  func usage(from: Date?, to: Date?, by dimensions: [String], in realm: Realm, at now: Date)
    async throws(StoreError) -> JSON?
  /// The running period's draft invoice.
  func draft(in realm: Realm, at now: Date) async throws(StoreError) -> InvoiceReport
}

/// An invoice as it is read.
public struct InvoiceReport: Sendable {
  /// Its identifier.
  public let id: InvoiceID
  /// The wire form.
  public let json: JSON
  /// Its lines (RFC 4180).
  public let csv: String

  /// An invoice.
  public init(id: InvoiceID, json: JSON, csv: String) {
    self.id = id
    self.json = json
    self.csv = csv
  }
}
