/// What an invoice or a credit note was made of, fixed with it: whoever has it and the events can price them again.
/// Its canonical text is kept, and the log's leaf holds its digest (Docs/AUDITOR.md).
public enum InvoiceManifest: Sendable, Hashable {
  /// Of an invoice: what its price depended on beside the events, and which events it looked at.
  case usage(InvoicePricing, InvoiceCoverage)
  /// Of a credit note: the net, in minor units, that earlier ones took off the same invoice, since what is rounded is
  /// the tax of all of them together.
  case correction(taxedBeforeMinor: Int64)

  /// The form of the text; another form gets another number.
  public static let format = "assay-invoice-manifest/1"
}

/// What the price of a period's usage depends on beside the usage.
public struct InvoicePricing: Sendable, Hashable {
  /// A book of a period.
  public struct Book: Sendable, Hashable {
    /// `YYYY-MM`.
    public let period: String
    /// Days of the period on which it was in force, from 0.
    public let days: Int
    /// The whole book, as it is stored.
    public let document: JSON

    /// A book of a period.
    public init(period: String, days: Int, document: JSON) {
      self.period = period
      self.days = days
      self.document = document
    }
  }

  /// The first period that was closed before, `YYYY-MM`; nil where this is the first.
  public let firstClosed: String?
  /// By period, each period's in the order in which they were in force.
  public let books: [Book]
  /// What earlier invoices have of the periods that have late usage; of these, `quantity` is 0.
  public let billed: [UsageTally]

  /// What a price depends on.
  public init(firstClosed: String?, books: [Book], billed: [UsageTally]) {
    self.firstClosed = firstClosed
    self.books = books
    self.billed = billed
  }
}

/// Which usage events an invoice looked at: all whose number is above `after`, through `horizon`. What is behind
/// `through` is looked at by the next invoice once more, so that nothing falls between two.
public struct InvoiceCoverage: Sendable, Hashable {
  /// The invoice before.
  public struct Previous: Sendable, Hashable {
    /// Its identifier.
    public let invoice: InvoiceID
    /// Its number.
    public let number: String
    /// Its entry in the log, base64; nil where it was made before invoices had one.
    public let leaf: String?

    /// An invoice before another.
    public init(invoice: InvoiceID, number: String, leaf: String?) {
      self.invoice = invoice
      self.number = number
      self.leaf = leaf
    }
  }

  /// The events of a line.
  public struct Line: Sendable, Hashable {
    /// The line's number.
    public let number: Int
    /// How many, at least 1.
    public let count: Int64
    /// The Merkle root over them in the order of their numbers, base64.
    public let root: String

    /// The events of a line.
    public init(number: Int, count: Int64, root: String) {
      self.number = number
      self.count = count
      self.root = root
    }
  }

  /// The `through` of the invoice before; 0 for the first.
  public let after: Int64
  /// The highest number when the period was closed.
  public let horizon: Int64
  /// Every billed event up to this number is on an invoice.
  public let through: Int64
  /// Nil for the first invoice.
  public let previous: Previous?
  /// The Merkle root (RFC 6962) over all events in the order of their numbers, base64.
  public let root: String
  /// Lines that have events, by number.
  public let lines: [Line]

  /// What was looked at.
  public init(
    after: Int64, horizon: Int64, through: Int64, previous: Previous?, root: String, lines: [Line]
  ) {
    self.after = after
    self.horizon = horizon
    self.through = through
    self.previous = previous
    self.root = root
    self.lines = lines
  }

  /// How many events were looked at.
  public var count: Int64 { horizon - after }
}
