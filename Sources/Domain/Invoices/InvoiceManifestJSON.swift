extension InvoiceManifest {
  /// As it is kept and served.
  public var json: JSON {
    let format = JSON.Member("format", .string(Self.format))
    switch self {
    case .usage(let pricing, let coverage):
      return .object([format, JSON.Member("pricing", pricing.json), JSON.Member("coverage", coverage.json)])
    case .correction(let minor): return .object([format, JSON.Member("taxed_before_minor", .integer(minor))])
    }
  }

  /// Reads what ``json`` wrote; nil for anything else.
  public init?(_ json: JSON) {
    guard json["format"]?.text == Self.format else { return nil }
    if let minor = json["taxed_before_minor"]?.integer {
      self = .correction(taxedBeforeMinor: minor)
      return
    }
    guard let pricing = json["pricing"].flatMap(InvoicePricing.init),
      let coverage = json["coverage"].flatMap(InvoiceCoverage.init)
    else { return nil }
    self = .usage(pricing, coverage)
  }
}

extension InvoicePricing {
  fileprivate var json: JSON {
    [
      "first_closed": .optional(firstClosed),
      "books": .array(
        books.map { book in
          ["period": .string(book.period), "days": .integer(Int64(book.days)), "document": book.document]
        }),
      "billed": .array(billed.map(\.billedJSON)),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let books = json["books"]?.elements, let billed = json["billed"]?.elements else { return nil }
    self.init(
      firstClosed: json["first_closed"]?.text, books: books.compactMap(Book.init),
      billed: billed.compactMap(UsageTally.init(billed:)))
    guard self.books.count == books.count, self.billed.count == billed.count else { return nil }
  }
}

extension InvoicePricing.Book {
  fileprivate init?(_ json: JSON) {
    guard let period = json["period"]?.text, let days = json["days"]?.integer.flatMap(Int.init(exactly:)),
      let document = json["document"]
    else { return nil }
    self.init(period: period, days: days, document: document)
  }
}

extension UsageTally {
  fileprivate var billedJSON: JSON {
    [
      "period": .string(period), "meter": .string(meter), "price_book_version": .string(priceBook),
      "outcome": .optional(outcome?.rawValue), "dimensions": JSON(dimensions), "billed": .integer(billed),
    ]
  }

  fileprivate init?(billed json: JSON) {
    guard let period = json["period"]?.text, let meter = json["meter"]?.text,
      let book = json["price_book_version"]?.text, let members = json["dimensions"]?.members,
      let billed = json["billed"]?.integer
    else { return nil }
    let outcome = json["outcome"]?.text
    guard outcome == nil || outcome.flatMap(CheckOutcome.init(rawValue:)) != nil else { return nil }
    self.init(
      period: period, meter: meter, priceBook: book, outcome: outcome.flatMap(CheckOutcome.init(rawValue:)),
      dimensions: members.reduce(into: [:]) { $0[$1.name] = $1.value.text }, quantity: 0, billed: billed)
  }
}

extension InvoiceCoverage {
  fileprivate var json: JSON {
    [
      "after": .integer(after), "horizon": .integer(horizon), "through": .integer(through),
      "previous": previous.map { previous in
        [
          "invoice_id": .string(previous.invoice.description), "number": .string(previous.number),
          "leaf": .optional(previous.leaf),
        ]
      } ?? .null, "root": .string(root),
      "lines": .array(
        lines.map { line in
          ["number": .integer(Int64(line.number)), "count": .integer(line.count), "root": .string(line.root)]
        }),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let after = json["after"]?.integer, let horizon = json["horizon"]?.integer, 0 <= after, after <= horizon,
      let through = json["through"]?.integer, let root = json["root"]?.text, let lines = json["lines"]?.elements
    else { return nil }
    var previous: Previous?
    if let found = json["previous"], found != .null {
      guard let invoice = found["invoice_id"]?.text.flatMap({ InvoiceID($0) }), let number = found["number"]?.text
      else { return nil }
      previous = Previous(invoice: invoice, number: number, leaf: found["leaf"]?.text)
    }
    self.init(
      after: after, horizon: horizon, through: through, previous: previous, root: root,
      lines: lines.compactMap { line in
        guard let number = line["number"]?.integer.flatMap(Int.init(exactly:)), let count = line["count"]?.integer,
          let root = line["root"]?.text
        else { return nil }
        return Line(number: number, count: count, root: root)
      })
    guard self.lines.count == lines.count else { return nil }
  }
}
