extension InvoiceDraft {
  /// The lines as CSV (RFC 4180): a header, one record a line, lines ended by CR LF, UTF-8 without a mark.
  public var csv: String {
    let header = [
      "line", "meter", "quantity", "unit_price", "amount", "amount_minor", "currency", "price_book", "period",
    ]
    let records = lines.map { line in
      [
        String(line.number), line.key.meter, String(line.quantity), line.key.unitPrice.description,
        line.amount.description, String(line.amountMinor), currency, line.key.priceBook, period.name,
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
