import Billing
import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Workflows

@Suite("Invoices are checked offline")
struct VerifyInvoiceTests {
  private static func name(_ number: Int64) -> String { UsageID.first(of: number).description }

  private static let whole = [
    "record_opens_leaf", "checkpoint_is_signed", "leaf_is_in_log", "document_is_in_record", "manifest_is_in_record",
    "events_have_no_gap", "events_are_as_committed", "events_open_their_leaves", "events_are_billed_once",
    "events_make_the_roots", "lines_count_events", "sums_follow",
  ]

  @Test func `an honest invoice holds, statement by statement`() throws {
    let bundle = try TestBundle()
    #expect(try bundle.sealed().verdict() == .success(Self.whole))
    let kinds = Set(bundle.document.content.lines.map(\.kind))
    #expect(kinds.isSuperset(of: [.usage, .allowance, .discount, .fee, .minimum]))
  }

  /// October was billed; two of its events came later.
  static func late() throws -> (earlier: SealedBundle, bundle: TestBundle) {
    let earlier = try TestBundle().sealed()
    let bundle = try TestBundle { bundle in
      bundle.uses.append(TestBundle.Use(time: "2026-10-10T00:00:00.000Z"))
      bundle.uses.append(TestBundle.Use(meter: "screening", time: "2026-10-11T00:00:00.000Z"))
      let october = InvoicePricing.Book(period: "2026-10", days: 31, document: TestBundle.book)
      bundle.pricing = InvoicePricing(
        firstClosed: "2026-10", books: bundle.pricing.books + [october],
        billed: [
          UsageTally(
            period: "2026-10", meter: "document", priceBook: "b-1@1", outcome: .clear, dimensions: [:], quantity: 0,
            billed: 3)
        ])
      bundle.after = 5
      bundle.previous = InvoiceCoverage.Previous(
        invoice: InvoiceID.first(of: 2), number: "ONE-000001", leaf: earlier.proof.leaf.base64)
    }
    return (earlier, bundle)
  }

  @Test func `late usage costs what it adds, and the invoice goes on where the one before ended`() throws {
    let (earlier, bundle) = try Self.late()
    let october = bundle.document.content.lines.filter { $0.period == "2026-10" }
    #expect(october.contains { $0.kind == .minimum && $0.amountMinor < 0 })
    let held = try bundle.sealed().verdict(after: earlier)
    #expect(held == .success(Array(Self.whole.prefix(5)) + ["follows_previous"] + Self.whole.dropFirst(5)))
    var other = bundle
    other.previous = InvoiceCoverage.Previous(invoice: InvoiceID.first(of: 2), number: "ONE-000001", leaf: nil)
    var behind = bundle
    behind.after = 6
    behind.events = []
    for wrong in [other, behind] {
      #expect(
        try wrong.sealed().verdict(after: earlier) == .failure(InvoiceFailure(.followsPrevious, .otherPrevious)))
    }
    var free = bundle
    free.pricing = InvoicePricing(firstClosed: "2026-10", books: bundle.pricing.books, billed: [])
    guard case .failure(let failure) = try free.sealed().verdict() else { return #expect(Bool(false), "it holds") }
    #expect(failure.statement == "sums_follow")
  }

  /// What somebody does to a database behind the log's back.
  enum Alteration: CaseIterable {
    case drop, dropLast, duplicate, insert, swap, meter, store, line, time, leaf, key, document, manifest, proof

    func apply(to bundle: inout SealedBundle) {
      switch self {
      case .drop: bundle.events.remove(at: 4)
      case .dropLast: bundle.events.removeLast()
      case .duplicate: bundle.events.append(bundle.events[1].changed { $0["sequence"] = .null })
      case .insert: bundle.events.insert(bundle.events[1], at: 2)
      case .swap:
        let (first, second) = (bundle.events[1], bundle.events[2])
        bundle.events[1] = second.changed { members in
          members["sequence"] = 2
          members["committed"] = .optional(first.committed)
        }
        bundle.events[2] = first.changed { members in
          members["sequence"] = 3
          members["committed"] = .optional(second.committed)
        }
      case .meter: Self.alter(&bundle, "document", "screening")
      case .time: Self.alter(&bundle, "2026-11-15", "2026-11-16")
      case .store: bundle.events[1] = bundle.events[1].changed { $0["dimensions"] = "{\"store\":\"c\"}" }
      case .line: bundle.events[1] = bundle.events[1].changed { $0["place"] = "2" }
      case .leaf: bundle.events[1] = bundle.events[1].changed { $0["leaf"] = .null }
      case .key: bundle.events[1] = bundle.events[1].changed { $0["key"] = .null }
      case .document: bundle.document += " "
      case .manifest: bundle.manifest += " "
      case .proof:
        bundle.proof = ProofFile(
          leaf: bundle.proof.leaf,
          place: ProofPlace(
            index: 0, path: [MerkleHashing.emptyRoot], checkpoint: bundle.proof.place.checkpoint),
          opening: bundle.proof.opening, global: nil)
      }
    }

    private static func alter(_ bundle: inout SealedBundle, _ old: String, _ new: String) {
      bundle.events[1] = bundle.events[1].changed { members in
        let text = members["record"]?.compactText ?? ""
        do {
          members["record"] = try JSON.parse(
            Array(
              text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: new).utf8))
        } catch {
          Issue.record(error)
        }
      }
    }

    var failure: InvoiceFailure {
      let second = VerifyInvoiceTests.name(2)
      return switch self {
      case .drop: InvoiceFailure(.eventsHaveNoGap, .missing(number: 5))
      case .dropLast: InvoiceFailure(.eventsHaveNoGap, .missing(number: 11))
      case .duplicate: InvoiceFailure(.eventsHaveNoGap, .added(event: second, place: "1"))
      case .insert: InvoiceFailure(.eventsHaveNoGap, .outOfOrder(event: second, number: 2, expected: 3))
      case .swap:
        InvoiceFailure(.eventsAreAsCommitted, .altered(event: VerifyInvoiceTests.name(3), number: 2))
      case .meter, .time: InvoiceFailure(.eventsOpenTheirLeaves, .otherFacts(event: second, number: 2))
      case .store, .line, .leaf: InvoiceFailure(.eventsAreAsCommitted, .altered(event: second, number: 2))
      case .key: InvoiceFailure(.eventsOpenTheirLeaves, .noLeaf(event: second, number: 2))
      case .document: InvoiceFailure(.documentIsInRecord, .otherText)
      case .manifest: InvoiceFailure(.manifestIsInRecord, .otherText)
      case .proof: InvoiceFailure(.leafIsInLog, .pathLeadsElsewhere)
      }
    }
  }

  @Test(arguments: Alteration.allCases)
  func `what was altered afterwards is named`(alteration: Alteration) throws {
    var bundle = try TestBundle().sealed()
    #expect(bundle.events[1].place == "1")
    alteration.apply(to: &bundle)
    #expect(try bundle.verdict() == .failure(alteration.failure))
  }

  /// What an operator may put into an invoice and its log from the start.
  enum Lie: CaseIterable {
    case unbilled, free, later, otherMeter, elsewhere, unlogged, amount, added, total, price, days, root, lineRoot, gap

    func sealed(_ bundle: TestBundle) throws -> SealedBundle {
      var bundle = bundle
      let content = bundle.document.content
      func put(_ place: String, _ index: Int) {
        bundle.events[index] = bundle.events[index].changed { $0["place"] = .string(place) }.committed()
      }
      switch self {
      case .unbilled: put("", 0)
      case .free: put("1", 3)
      case .later: put("1", 5)
      case .otherMeter: put("1", 2)
      case .elsewhere: put("00000000-0000-0000-0000-000000000003", 0)
      case .unlogged:
        bundle.events[0] = bundle.events[0].changed { members in
          members["leaf"] = .null
          members["key"] = .null
        }.committed()
      case .amount:
        let line = content.lines[0]
        let dearer = InvoiceItem(
          number: 1, period: line.period, kind: line.kind, meter: line.meter, label: line.label,
          priceBook: line.priceBook, unitPrice: line.unitPrice, quantity: line.quantity, amount: line.amount,
          amountMinor: line.amountMinor + 1)
        bundle.document.content = content.with([dearer] + content.lines.dropFirst(), more: 1)
      case .added:
        let fee = InvoiceItem(
          number: content.lines.count + 1, period: "2026-11", kind: .fee, meter: nil, label: "more",
          priceBook: "b-1@1", unitPrice: "1", quantity: 1, amount: "1", amountMinor: 100)
        bundle.document.content = content.with(content.lines + [fee], more: 100)
      case .total: bundle.document.content = content.with(content.lines, more: 1)
      case .price: bundle.pricing = try Self.pricing(bundle, replacing: "9.00", with: "8.99")
      case .days:
        bundle.pricing = InvoicePricing(
          firstClosed: nil,
          books: bundle.pricing.books.map { InvoicePricing.Book(period: $0.period, days: 29, document: $0.document) },
          billed: [])
      case .root: return try bundle.sealed { $0 = $0.with(root: MerkleHashing.emptyRoot.base64) }
      case .lineRoot: return try bundle.sealed { $0 = $0.with(lineRoot: MerkleHashing.emptyRoot.base64) }
      case .gap: bundle.events.remove(at: 6)
      }
      return try bundle.sealed()
    }

    private static func pricing(
      _ bundle: TestBundle, replacing old: String, with new: String
    ) throws -> InvoicePricing {
      let text = TestBundle.book.compactText.split(separator: old).joined(separator: new)
      let document = try JSON.parse(Array(text.utf8))
      return InvoicePricing(
        firstClosed: nil, books: [InvoicePricing.Book(period: "2026-11", days: 30, document: document)], billed: [])
    }

    func failure(_ lines: [InvoiceItem]) -> InvoiceFailure {
      let first = VerifyInvoiceTests.name(1)
      let fee = lines.first { $0.kind == .fee }?.number ?? 0
      func wrong(_ number: Int64, on place: String) -> InvoiceFailure {
        InvoiceFailure(
          .eventsAreBilledOnce,
          .wronglyBilled(event: VerifyInvoiceTests.name(number), number: number, place: place))
      }
      return switch self {
      case .unbilled: InvoiceFailure(.eventsAreBilledOnce, .notBilled(event: first, number: 1))
      case .free: wrong(4, on: "1")
      case .later: wrong(6, on: "1")
      case .otherMeter: wrong(3, on: "1")
      case .elsewhere: wrong(1, on: "00000000-0000-0000-0000-000000000003")
      case .unlogged: InvoiceFailure(.eventsOpenTheirLeaves, .noLeaf(event: first, number: 1))
      case .amount: InvoiceFailure(.sumsFollow, .otherLine(1))
      case .added: InvoiceFailure(.sumsFollow, .otherLine(lines.count + 1))
      case .total: InvoiceFailure(.sumsFollow, .otherSums)
      case .price: InvoiceFailure(.sumsFollow, .otherLine(fee))
      case .days: InvoiceFailure(.sumsFollow, .otherLine(fee))
      case .root: InvoiceFailure(.eventsMakeTheRoots, .otherRoot(line: nil))
      case .lineRoot: InvoiceFailure(.eventsMakeTheRoots, .otherRoot(line: 1))
      case .gap: InvoiceFailure(.eventsHaveNoGap, .missing(number: 7))
      }
    }
  }

  @Test(arguments: Lie.allCases)
  func `what an operator logs is held against the events all the same`(lie: Lie) throws {
    let bundle = try TestBundle()
    let failure = lie.failure(bundle.document.content.lines)
    #expect(try lie.sealed(bundle).verdict() == .failure(failure))
  }

  @Test func `a line that is no event, or one more, is refused`() throws {
    let bundle = try TestBundle().sealed()
    var invoice = try VerifyInvoice(bundle.header, trusting: ProofVerification(log: bundle.keys))
    #expect(throws: InvoiceFailure(.eventsHaveNoGap, .notAnEvent(line: 1))) { try invoice.take(Array("{}".utf8)) }
    #expect(throws: InvoiceFailure(.eventsHaveNoGap, .notAnEvent(line: 2))) { try invoice.take([]) }
  }

  @Test(arguments: [(0, 10, true), (0, 9, false), (3, 9, true), (3, 10, false)] as [(Int64, Int64, Bool)])
  func `a credit note's tax is that of all credit notes together`(before: Int64, tax: Int64, holds: Bool) throws {
    var document = try TestBundle().document
    let content = document.content
    let terms = try #require(content.taxes.first?.terms)
    let line = InvoiceItem(
      number: 1, period: "2026-11", meter: "document", priceBook: "b-1@1", unitPrice: "0.5", quantity: 1, amount: "0.5",
      amountMinor: 50, credits: 1)
    document.content = InvoiceContent(
      id: content.id, period: content.period, currency: "EUR", lines: [line],
      taxes: [TaxSum(terms: terms, netMinor: 50, taxMinor: tax)], netMinor: 50, taxMinor: tax, totalMinor: 50 + tax)
    document.dueOn = nil
    document.correction = InvoiceCorrection(
      invoice: InvoiceID.first(of: 5), number: "ONE-000001", issuedOn: document.issuedOn, reason: "Outage")
    let verdict = try SealedBundle(document, .correction(taxedBeforeMinor: before), []).verdict()
    guard holds else { return #expect(verdict == .failure(InvoiceFailure(.sumsFollow, .otherSums))) }
    #expect(verdict == .success(Array(Self.whole.prefix(5)) + ["sums_follow"]))
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"format\":\"assay-invoice-bundle/1\"}", "{\"format\":\"assay-invoice-bundle/2\"}",
  ])
  func `what is no bundle is refused`(text: String) {
    #expect(throws: BundleError.self) { try BundleHeader(Array(text.utf8)) }
  }

  @Test func `a manifest is read as it was written`() throws {
    let late = try Self.late().bundle.sealed().manifest
    let json = try JSON.parse(Array(late.utf8))
    let manifest = try #require(InvoiceManifest(json))
    #expect(manifest.json.canonical == json)
    for name in ["pricing", "coverage", "format"] {
      let members = (json.members ?? []).filter { $0.name != name }
      #expect(InvoiceManifest(.object(members)) == nil)
    }
  }
}

extension InvoiceContent {
  fileprivate func with(_ lines: [InvoiceItem], more: Int64) -> InvoiceContent {
    InvoiceContent(
      id: id, period: period, currency: currency, lines: lines, taxes: taxes, netMinor: netMinor + more,
      taxMinor: taxMinor, totalMinor: totalMinor + more)
  }
}

extension InvoiceManifest {
  fileprivate func with(root: String? = nil, lineRoot: String? = nil) -> InvoiceManifest {
    guard case .usage(let pricing, let coverage) = self else { return self }
    var lines = coverage.lines
    if let lineRoot, let first = lines.first {
      lines[0] = InvoiceCoverage.Line(number: first.number, count: first.count, root: lineRoot)
    }
    return .usage(
      pricing,
      InvoiceCoverage(
        after: coverage.after, horizon: coverage.horizon, through: coverage.through, previous: coverage.previous,
        root: root ?? coverage.root, lines: lines))
  }
}
