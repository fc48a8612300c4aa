import Domain
import Foundation

/// An invoice, a credit note or a draft that a person can read.
public struct InvoicePages: Sendable {
  private let view: InvoiceView
  private let words: ReportWords
  private let drawnUpAt: Date
  private let digits: Int

  /// Pages of an invoice; `drawnUpAt` dates a draft, an issued one bears its own time, so that it is the same file
  /// for ever but for its state.
  public init(of view: InvoiceView, in language: Language, drawnUpAt: Date) {
    self.view = view
    words = ReportWords.words(of: language)
    digits = Currency.minorDigits(of: view.content.currency) ?? 2
    if case .issued(let invoice, _) = view { self.drawnUpAt = invoice.issuedAt } else { self.drawnUpAt = drawnUpAt }
  }

  private var content: InvoiceContent { view.content }

  /// The invoice before it is set on pages.
  public var document: PageDocument {
    var document = PageDocument(
      title: title, language: words.code, isRightToLeft: words.isRightToLeft, drawnUpAt: drawnUpAt,
      footer: "\(title) \(reference)", pageLabel: words[.page])
    document.blocks = head + parties + lines + chart
    return document
  }

  private var title: String {
    if case .issued(let invoice, _) = view, invoice.document.correction != nil { return words[.creditNote] }
    return words[.invoice]
  }

  private var reference: String {
    if case .issued(let invoice, _) = view { return invoice.number }
    return content.period.name
  }

  private var head: [PageDocument.Block] {
    var pairs: [PageDocument.Pair] = []
    var banner = PageDocument.Block.banner(words[.invoiceDraft], .neutral)
    if case .issued(let invoice, let account) = view {
      pairs = [pair(.invoiceNumber, invoice.number), pair(.issuedOn, invoice.document.issuedOn.description)]
      if let due = invoice.document.dueOn { pairs.append(pair(.dueOn, due.description)) }
      if let correction = invoice.document.correction {
        banner = .banner("\(words[.corrects]) \(correction.number)", .neutral)
        pairs.append(pair(.correctionReason, correction.reason))
      } else {
        banner = .banner(words[account.status.word], account.status.tone)
      }
      if let order = invoice.document.buyer.purchaseOrder { pairs.append(pair(.purchaseOrder, order)) }
    }
    pairs.append(pair(.billingPeriod, "\(content.period.name) (\(content.period.timeZone))"))
    pairs.append(PageDocument.Pair("ID", PageDocument.Cell(content.id.description, isCode: true)))
    return [.title(title, below: reference), banner, .pairs(pairs, isSmall: false)]
  }

  private var parties: [PageDocument.Block] {
    guard case .issued(let invoice, _) = view else { return [] }
    let (seller, buyer) = (invoice.document.seller, invoice.document.buyer)
    var selling = [pair(.seller, seller.name + "\n" + seller.address.lines)]
    if let id = seller.vatID { selling.append(pair(.vatID, id)) }
    if let id = seller.companyID { selling.append(pair(.companyID, id)) }
    if let email = seller.email { selling.append(PageDocument.Pair("", PageDocument.Cell(email))) }
    if let iban = seller.iban, invoice.document.correction == nil { selling.append(pair(.payTo, "IBAN " + iban)) }
    var buying = [pair(.buyer, buyer.name + "\n" + buyer.address.lines)]
    if let id = buyer.vatID { buying.append(pair(.vatID, id)) }
    return [.pairs(buying, isSmall: false), .pairs(selling, isSmall: false)]
  }

  private var lines: [PageDocument.Block] {
    let columns = [
      PageDocument.Column("", share: 0.3), PageDocument.Column(words[.invoiceLines], share: 2.6),
      PageDocument.Column(words[.billingPeriod], share: 0.9),
      PageDocument.Column(words[.quantity], isNumeric: true), PageDocument.Column(words[.unitPrice], isNumeric: true),
      PageDocument.Column("\(words[.amount]) (\(content.currency))", share: 1.2, isNumeric: true),
    ]
    let rows = content.lines.map { line in
      PageDocument.Row([
        PageDocument.Cell(String(line.number)), PageDocument.Cell(name(of: line)),
        PageDocument.Cell(line.period), PageDocument.Cell(String(line.quantity)),
        PageDocument.Cell(line.unitPrice ?? ""),
        PageDocument.Cell(money(line.amountMinor)),
      ])
    }
    let taxes = content.taxes.map { tax in
      let terms = tax.terms
      let name = "\(words[.taxTotal]) \(terms.percent) % (\(terms.category.rawValue))"
      return sum([name, terms.reason].compactMap(\.self).joined(separator: " · "), tax.taxMinor)
    }
    let totals =
      [sum(words[.netTotal], content.netMinor)] + taxes + [sum(words[.grossTotal], content.totalMinor, isStrong: true)]
    return [
      .heading(words[.invoiceLines], level: 1), .table(columns, rows),
      .table([PageDocument.Column("", share: 4), PageDocument.Column("", isNumeric: true)], totals),
    ]
  }

  /// Usage by meter, whatever its price and period.
  private var chart: [PageDocument.Block] {
    var counts: [String: Int64] = [:]
    for line in content.lines {
      if let meter = line.meter { counts[meter, default: 0] += line.quantity }
    }
    guard !counts.isEmpty else { return [] }
    let bars = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { meter, count in
      PageDocument.Bar(name(meter), value: count, caption: String(count))
    }
    return [.heading(words[.usageChart], level: 1), .bars(bars)]
  }

  /// A meter is a check's type, or has a name of its own.
  private func name(_ meter: String) -> String { CheckType(rawValue: meter).map { words[ReportWord($0)] } ?? meter }

  private func name(of line: InvoiceItem) -> String {
    let kind: ReportWord? =
      switch line.kind {
      case .usage: nil
      case .allowance: .freeUnits
      case .discount: .discount
      case .fee: .fee
      case .minimum: .minimum
      }
    return [line.meter.map(name), kind.map { words[$0] }, line.label, line.priceBook].compactMap(\.self)
      .joined(separator: " · ")
  }

  private func money(_ minor: Int64) -> String { MoneyText.text(minor: minor, digits: digits) }

  private func sum(_ name: String, _ minor: Int64, isStrong: Bool = false) -> PageDocument.Row {
    PageDocument.Row([PageDocument.Cell(name), PageDocument.Cell(money(minor))], isStrong: isStrong)
  }

  private func pair(_ name: ReportWord, _ value: String) -> PageDocument.Pair {
    PageDocument.Pair(words[name], PageDocument.Cell(value))
  }
}

extension BillingAddress {
  /// As on a letter.
  fileprivate var lines: String {
    let town = [postalCode, city].compactMap(\.self).joined(separator: " ")
    return [line1, line2, town, region, country].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension InvoiceStatus {
  fileprivate var word: ReportWord {
    switch self {
    case .draft, .grace: .invoiceDraft
    case .final: .invoiceFinal
    case .paid: .invoicePaid
    case .overdue: .invoiceOverdue
    }
  }

  fileprivate var tone: PageDocument.Tone {
    switch self {
    case .draft, .grace, .final: .neutral
    case .paid: .good
    case .overdue: .bad
    }
  }
}
