import Billing
import Domain
import FoundationEssentials
import TransparencyLog

/// Checks an invoice against its events and the log, without trust in whoever made them: pure, offline, and in the
/// memory of its lines and of what prices depend on, however many events there are.
///
/// The header first, then each line of the bundle in order, then the end; the first statement that does not hold is
/// thrown.
public struct VerifyInvoice: Sendable {
  /// The invoice.
  public let document: InvoiceDocument
  /// The log's record of it.
  public let record: JSON
  private(set) var statements: [String]
  private var events: BundledEvents?
  private let correctedBefore: Int64

  /// Checks everything but the events.
  /// - Parameters:
  ///   - previous: the bundle of the invoice before; nil where that is not asked for.
  /// - Throws: ``InvoiceFailure``
  public init(
    _ header: BundleHeader, trusting proofs: ProofVerification, after previous: BundleHeader? = nil
  ) throws(InvoiceFailure) {
    switch proofs.verdict(on: header.proof) {
    case .holds(let held): statements = held.map(\.rawValue)
    case .fails(let statement, because: let fault, after: _): throw InvoiceFailure(statement, fault)
    }
    guard let record = header.proof.opening?.record, record["kind"]?.text == LogRecordKind.invoice.rawValue,
      let content = record["content"]
    else { throw InvoiceFailure(.documentIsInRecord, .otherRecord) }
    guard content["document_sha256"]?.text == TextDigest(of: header.document).description else {
      throw InvoiceFailure(.documentIsInRecord, .otherText)
    }
    guard let document = InvoiceDocument(text: header.document) else {
      throw InvoiceFailure(.documentIsInRecord, .unreadable)
    }
    guard record["subject"]?.text == document.content.id.description else {
      throw InvoiceFailure(.documentIsInRecord, .otherRecord)
    }
    statements.append(InvoiceStatement.documentIsInRecord.rawValue)
    guard content["manifest_sha256"]?.text == TextDigest(of: header.manifest).description else {
      throw InvoiceFailure(.manifestIsInRecord, .otherText)
    }
    guard let manifest = InvoiceManifest(text: header.manifest) else {
      throw InvoiceFailure(.manifestIsInRecord, .unreadable)
    }
    statements.append(InvoiceStatement.manifestIsInRecord.rawValue)
    self.document = document
    self.record = record
    switch manifest {
    case .correction(let before): (events, correctedBefore) = (nil, before)
    case .usage(let pricing, let coverage):
      if let previous {
        try Self.check(previous, before: coverage)
        statements.append(InvoiceStatement.followsPrevious.rawValue)
      }
      events = try BundledEvents(of: document.content, pricing, coverage, in: record)
      correctedBefore = 0
    }
  }

  /// The number of events that were looked at.
  public var eventCount: Int64 { events?.count ?? 0 }

  /// Checks one of the lines behind the header.
  /// - Throws: ``InvoiceFailure``
  public mutating func take(_ line: [UInt8]) throws(InvoiceFailure) {
    guard events != nil else { throw InvoiceFailure(.eventsHaveNoGap, .notAnEvent(line: 1)) }
    try events?.take(line)
  }

  /// Checks what follows from all events, and returns the statements that hold, in order.
  /// - Throws: ``InvoiceFailure``
  public consuming func finish() throws(InvoiceFailure) -> [String] {
    guard let events else {
      try checkCorrection()
      return statements + [InvoiceStatement.sumsFollow.rawValue]
    }
    try events.finish()
    return statements
      + [
        InvoiceStatement.eventsHaveNoGap, .eventsAreAsCommitted, .eventsOpenTheirLeaves, .eventsAreBilledOnce,
        .eventsMakeTheRoots, .linesCountEvents, .sumsFollow,
      ].map(\.rawValue)
  }

  private static func check(
    _ header: BundleHeader, before coverage: InvoiceCoverage
  ) throws(InvoiceFailure) {
    let text = TextDigest(of: header.manifest).description
    guard case .usage(_, let earlier) = InvoiceManifest(text: header.manifest),
      let record = header.proof.opening?.record, record["content"]?["manifest_sha256"]?.text == text,
      let previous = coverage.previous, record["subject"]?.text == previous.invoice.description,
      header.proof.leaf.base64 == previous.leaf, earlier.through == coverage.after
    else { throw InvoiceFailure(.followsPrevious, .otherPrevious) }
  }

  /// A credit note's lines were chosen by people; its sums follow from them.
  private func checkCorrection() throws(InvoiceFailure) {
    let content = document.content
    let net = content.lines.reduce(into: (sum: Int64(0), isOver: false)) { total, line in
      let (sum, overflow) = total.sum.addingReportingOverflow(line.amountMinor)
      total = (sum, total.isOver || overflow)
    }
    guard !net.isOver, document.correction != nil, content.taxes.count == 1, let tax = content.taxes.first else {
      throw InvoiceFailure(.sumsFollow, .otherSums)
    }
    let due: Int64
    do throws(BillingError) {
      let (base, overflow) = net.sum.addingReportingOverflow(correctedBefore)
      guard !overflow else { throw .outOfRange }
      due = try InvoiceFold.tax(on: base, at: tax.terms) - InvoiceFold.tax(on: correctedBefore, at: tax.terms)
    } catch {
      throw InvoiceFailure(.sumsFollow, .otherSums)
    }
    guard (content.netMinor, content.taxMinor, content.totalMinor) == (net.sum, due, net.sum + due),
      (tax.netMinor, tax.taxMinor) == (net.sum, due)
    else { throw InvoiceFailure(.sumsFollow, .otherSums) }
  }
}

extension InvoiceManifest {
  /// Reads a manifest's text; nil for anything else.
  fileprivate init?(text: String) {
    do throws(JSONParseError) { self.init(try JSON.parse(Array(text.utf8))) } catch { return nil }
  }
}
