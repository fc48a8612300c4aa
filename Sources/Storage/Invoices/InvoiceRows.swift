import Domain
import FoundationEssentials
import PostgreSQL

extension InvoiceDocument {
  fileprivate init(stored text: String) throws {
    guard let document = InvoiceDocument(text: text) else { throw StoreError.damaged }
    self = document
  }
}

extension IssuedInvoice {
  init(row: Row) throws {
    self.init(
      position: try row.decode("position"), number: try row.decode("number"),
      document: try InvoiceDocument(stored: try row.decode("document")), issuedAt: try row.decode("issued_at"))
  }
}

extension InvoiceAccount {
  init(row: Row) throws {
    self.init(
      settledMinor: try row.decode("settled"), isPaid: try row.decode("paid"), isOverdue: try row.decode("overdue"))
  }
}

extension [InvoicePeriod] {
  /// Names, starts and ends, as the statements take them.
  var parameters: [Parameter] {
    [.textArray(map(\.name)), .textArray(map(\.start.rfc3339)), .textArray(map(\.end.rfc3339))]
  }
}

extension Parameter {
  /// Values by the names of their dimensions, as the statements take them: one key of an object for each.
  static func namedValues(_ values: [String: Set<String>]) -> Parameter {
    let keys = values.flatMap { name, values in values.map { "\(name)\u{1F}\($0)" } }.sorted()
    return .text(JSON.object(keys.map { JSON.Member($0, true) }).compactText)
  }
}

extension EventDraft {
  /// An event about an invoice; ids and numbers alone.
  init(_ type: EventType, _ id: InvoiceID, number: String) {
    self.init(type: type, subject: id.uuid, data: ["invoice_id": .string(id.description), "number": .string(number)])
  }
}
