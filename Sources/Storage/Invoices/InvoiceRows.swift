import Domain
import FoundationEssentials
import PostgreSQL

extension InvoiceDocument {
  /// The text that is kept: names in order, so that the same document is the same text; times in seconds since 1970.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  init(text: String) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do { self = try decoder.decode(InvoiceDocument.self, from: Data(text.utf8)) } catch { throw StoreError.damaged }
  }
}

extension IssuedInvoice {
  init(row: Row) throws {
    self.init(
      position: try row.decode("position"), number: try row.decode("number"),
      document: try InvoiceDocument(text: try row.decode("document")), issuedAt: try row.decode("issued_at"))
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

extension EventDraft {
  /// An event about an invoice; ids and numbers alone.
  init(_ type: EventType, _ id: InvoiceID, number: String) {
    self.init(type: type, subject: id.uuid, data: ["invoice_id": .string(id.description), "number": .string(number)])
  }
}
