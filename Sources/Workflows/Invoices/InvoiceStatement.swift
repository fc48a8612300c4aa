import TransparencyLog

/// What a bundle says of an invoice beside its proof, statement by statement, in the order in which they are told. The
/// raw values are printed and stay as they are.
public enum InvoiceStatement: String, Sendable, Hashable, CaseIterable {
  /// The log's record is of this invoice, and has the digest of the document.
  case documentIsInRecord = "document_is_in_record"
  /// The log's record has the digest of the manifest.
  case manifestIsInRecord = "manifest_is_in_record"
  /// It goes on where the invoice before ended, which is the one that it names.
  case followsPrevious = "follows_previous"
  /// Every number that the invoice looked at has its event, in order, and its lines have no others.
  case eventsHaveNoGap = "events_have_no_gap"
  /// Each event is the one that was committed to at its place.
  case eventsAreAsCommitted = "events_are_as_committed"
  /// Each event's record and key give the leaf that it left in the log when it happened.
  case eventsOpenTheirLeaves = "events_open_their_leaves"
  /// Each billed event of the period and of those before is on a line of its meter, book and period, or on an earlier
  /// invoice; no other is.
  case eventsAreBilledOnce = "events_are_billed_once"
  /// The events, and those of each line, make the Merkle roots of the manifest.
  case eventsMakeTheRoots = "events_make_the_roots"
  /// Each line counts its events.
  case linesCountEvents = "lines_count_events"
  /// Every line, tax and sum follows from the events and the books.
  case sumsFollow = "sums_follow"
}

/// Why a statement of an invoice does not hold.
public enum InvoiceFault: Error, Sendable, Hashable {
  /// The proof does not hold.
  case proof(ProofStatement, ProofFault)
  /// The proof was erased, or is of something else.
  case otherRecord
  /// The text is not the one whose digest was logged.
  case otherText
  /// The text cannot be read: the invoice, or a price book in it, has another form.
  case unreadable
  /// The invoice before is another, or there is a gap between them.
  case otherPrevious
  /// There is no event of that number.
  case missing(number: Int64)
  /// An event stands where that of another number must.
  case outOfOrder(event: String, number: Int64?, expected: Int64)
  /// An event is on a line that looked at others.
  case added(event: String, place: String)
  /// A line of the bundle is no event.
  case notAnEvent(line: Int64)
  /// The event is not the one that was committed to: its number, leaf, place or dimensions are others.
  case altered(event: String, number: Int64)
  /// The event has no leaf.
  case noLeaf(event: String, number: Int64)
  /// What is told of the event is not what was logged when it happened.
  case otherFacts(event: String, number: Int64)
  /// The event is billed, and on no line.
  case notBilled(event: String, number: Int64)
  /// The event may not be there: it is free, later, or of another meter, book or period.
  case wronglyBilled(event: String, number: Int64, place: String)
  /// The events make another root; the line's number, nil for that of all.
  case otherRoot(line: Int?)
  /// The line has so many events.
  case otherCount(line: Int, events: Int64)
  /// The line is another one.
  case otherLine(Int)
  /// Taxes or sums are others.
  case otherSums
  /// The books price no such usage.
  case notPriced
}

/// The first statement that does not hold.
public struct InvoiceFailure: Error, Sendable, Hashable {
  /// Its name: an ``InvoiceStatement``'s or a `ProofStatement`'s.
  public let statement: String
  /// Why.
  public let fault: InvoiceFault

  init(_ statement: InvoiceStatement, _ fault: InvoiceFault) {
    self.statement = statement.rawValue
    self.fault = fault
  }

  init(_ statement: ProofStatement, _ fault: ProofFault) {
    self.statement = statement.rawValue
    self.fault = .proof(statement, fault)
  }
}
