import Domain

extension InvoiceView {
  /// The lines as CSV (RFC 4180): a header, one record a line, lines ended by CR LF, UTF-8 without a mark. `invoice` is
  /// the number, empty in drafts; `period` the usage's own. `meter` names the line (``InvoiceItem/name``), and
  /// `unit_price` is empty where there is no price of one.
  public var csv: String {
    let header = [
      "line", "meter", "quantity", "unit_price", "amount", "amount_minor", "currency", "price_book", "period",
      "invoice",
    ]
    var number = ""
    if case .issued(let invoice, _) = self { number = invoice.number }
    let records = content.lines.map { line in
      [
        String(line.number), line.name, String(line.quantity), line.unitPrice ?? "", line.amount,
        String(line.amountMinor),
        content.currency, line.priceBook, line.period, number,
      ]
    }
    return ([header] + records).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { ["\"", ",", "\r", "\n"].contains($0) }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension InvoiceItem {
  /// Names the line for programs: the meter alone where it is all, such as `document`, `document 1-1000`,
  /// `document allowance`, `fee platform` or `minimum`.
  public var name: String {
    [meter, kind == .usage ? nil : kind.rawValue, label].compactMap(\.self).joined(separator: " ")
  }
}
