import FoundationEssentials

/// How far an invoice is.
public enum InvoiceStatus: String, Sendable, Hashable, CaseIterable {
  /// Its period runs.
  case draft
  /// Its period is over; late usage still counts.
  case grace
  /// Issued, not yet due or only partly paid. Credit notes stay so.
  case final
  /// Settled in full.
  case paid
  /// Due and not settled.
  case overdue
}

/// What was settled of an issued invoice.
public struct InvoiceAccount: Sendable, Hashable {
  /// By payments, credit notes and credit, 0 through the invoice's total.
  public let settledMinor: Int64
  /// Settled in full.
  public let isPaid: Bool
  /// Was due before it was settled, and told so.
  public let isOverdue: Bool

  /// An account.
  public init(settledMinor: Int64, isPaid: Bool, isOverdue: Bool) {
    self.settledMinor = settledMinor
    self.isPaid = isPaid
    self.isOverdue = isOverdue
  }

  /// How far the invoice is.
  public var status: InvoiceStatus { isPaid ? .paid : isOverdue ? .overdue : .final }
}

/// An invoice as it is read.
public enum InvoiceView: Sendable, Hashable {
  /// What it would say now; its period is over where `isOver`.
  case open(InvoiceContent, isOver: Bool)
  /// Issued.
  case issued(IssuedInvoice, InvoiceAccount)

  /// What it says.
  public var content: InvoiceContent {
    switch self {
    case .open(let content, _): content
    case .issued(let invoice, _): invoice.document.content
    }
  }

  /// How far it is.
  public var status: InvoiceStatus {
    switch self {
    case .open(_, let isOver): isOver ? .grace : .draft
    case .issued(_, let account): account.status
    }
  }
}

/// How many billed events came in one period that are priced alike: what every draft and invoice is made of.
public struct UsageTally: Sendable, Hashable {
  /// `YYYY-MM`.
  public let period: String
  /// The check type.
  public let meter: String
  /// `slug@version`.
  public let priceBook: String
  /// The answer, as on the events.
  public let outcome: CheckOutcome?
  /// Of the events' dimensions, those that prices depend on.
  public let dimensions: [String: String]
  /// How many are on no invoice.
  public let quantity: Int64
  /// How many earlier invoices have: what late usage costs follows from both.
  public let billed: Int64

  /// A tally.
  public init(
    period: String, meter: String, priceBook: String, outcome: CheckOutcome?, dimensions: [String: String],
    quantity: Int64, billed: Int64
  ) {
    self.period = period
    self.meter = meter
    self.priceBook = priceBook
    self.outcome = outcome
    self.dimensions = dimensions
    self.quantity = quantity
    self.billed = billed
  }
}

/// How far a realm's usage was invoiced.
public struct UsageFrontier: Sendable, Hashable {
  /// The first period that was closed, `YYYY-MM`; nil before. Those before it were never billed as a whole.
  public let firstClosed: String?
  /// The last period that was closed, `YYYY-MM`; nil before the first.
  public let lastClosed: String?
  /// Every billed event up to this number is on an invoice.
  public let through: Int64
  /// The highest number that was given: events up to it are all known, and stay what they are.
  public let horizon: Int64
  /// The oldest billed event that is on no invoice; nil where there is none.
  public let earliest: Date?

  /// A frontier.
  public init(firstClosed: String?, lastClosed: String?, through: Int64, horizon: Int64, earliest: Date?) {
    self.firstClosed = firstClosed
    self.lastClosed = lastClosed
    self.through = through
    self.horizon = horizon
    self.earliest = earliest
  }

  /// Whether anything was ever billed, or is to be.
  public var isUsed: Bool { lastClosed != nil || earliest != nil }
}

/// On which line of an invoice some events of a tally are found: those behind the first `skipping`, by when they
/// occurred.
public struct TallyPlace: Sendable, Hashable {
  /// The events.
  public let tally: UsageTally
  /// Events of the tally that other places have.
  public let skipping: Int64
  /// How many, at least 1.
  public let quantity: Int64
  /// The line's number.
  public let line: Int

  /// A place.
  public init(tally: UsageTally, skipping: Int64, quantity: Int64, line: Int) {
    self.tally = tally
    self.skipping = skipping
    self.quantity = quantity
    self.line = line
  }
}

/// A period about to be closed, with its invoice; nil where nothing is owed for it.
public struct PeriodClosing: Sendable {
  /// The period.
  public let period: InvoicePeriod
  /// Periods whose usage is on the invoice.
  public let spans: [InvoicePeriod]
  /// Where each of its events goes.
  public let places: [TallyPlace]
  /// What it was folded from.
  public let frontier: UsageFrontier
  /// The invoice.
  public let document: InvoiceDocument?
  /// What the invoice's price depends on beside its usage.
  public let pricing: InvoicePricing
  /// The tenant's slug, for the number.
  public let slug: String

  /// A closing.
  public init(
    period: InvoicePeriod, spans: [InvoicePeriod], places: [TallyPlace], frontier: UsageFrontier,
    document: InvoiceDocument?, pricing: InvoicePricing, slug: String
  ) {
    self.period = period
    self.spans = spans
    self.places = places
    self.frontier = frontier
    self.document = document
    self.pricing = pricing
    self.slug = slug
  }
}

/// Money that came for an invoice.
public struct PaymentDraft: Sendable, Hashable {
  /// Above 0; what exceeds the invoice is credit.
  public let amountMinor: Int64
  /// What the bank says, 1 through 140 characters; nil without.
  public let reference: String?
  /// When it came.
  public let receivedAt: Date

  /// A payment.
  public init(amountMinor: Int64, reference: String?, receivedAt: Date) {
    self.amountMinor = amountMinor
    self.reference = reference
    self.receivedAt = receivedAt
  }
}

/// What a credit note takes off a line of an invoice.
public struct CreditedLine: Sendable, Hashable {
  /// The invoice's line.
  public let line: Int
  /// Net, above 0; nil for all that is left of the line.
  public let amountMinor: Int64?

  /// A part of a line.
  public init(line: Int, amountMinor: Int64?) {
    self.line = line
    self.amountMinor = amountMinor
  }
}
