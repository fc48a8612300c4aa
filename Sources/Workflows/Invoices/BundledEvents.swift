import Billing
import Domain
import FoundationEssentials
import TransparencyLog

/// The events of a bundle as they are read: each is checked alone, and counted for what follows from all.
struct BundledEvents: Sendable {
  private let content: InvoiceContent
  private let coverage: InvoiceCoverage
  private let period: BillingPeriod
  private let tenant: JSON?
  private let mode: JSON?
  private let lines: [String: InvoiceItem]
  private var usage: BundledUsage
  private var read: Int64 = 0
  private var tree = CompactTree()
  private var lineTrees: [Int: CompactTree] = [:]

  /// How many events were looked at.
  var count: Int64 { coverage.count }

  init(
    of content: InvoiceContent, _ pricing: InvoicePricing, _ coverage: InvoiceCoverage, in record: JSON
  ) throws(InvoiceFailure) {
    self.content = content
    self.coverage = coverage
    (tenant, mode) = (record["tenant"], record["content"]?["mode"])
    let counting = content.lines.filter { [.usage, .allowance].contains($0.kind) }
    lines = Dictionary(counting.map { (String($0.number), $0) }) { first, _ in first }
    do {
      period = try .month(named: content.period.name, in: content.period.timeZone)
      usage = try BundledUsage(pricing, in: period)
    } catch {
      throw InvoiceFailure(.manifestIsInRecord, .unreadable)
    }
  }

  mutating func take(_ line: [UInt8]) throws(InvoiceFailure) {
    read += 1
    guard let event = Self.event(line) else { throw InvoiceFailure(.eventsHaveNoGap, .notAnEvent(line: read)) }
    let name = event.record["subject"]?.text ?? ""
    let expected = coverage.after + tree.size + 1
    guard expected <= coverage.horizon else {
      throw InvoiceFailure(.eventsHaveNoGap, .added(event: name, place: event.place))
    }
    guard let number = event.sequence, number == expected else {
      let isBehind = event.sequence.map { $0 > expected } ?? true
      throw InvoiceFailure(
        .eventsHaveNoGap,
        isBehind
          ? .missing(number: expected) : .outOfOrder(event: name, number: event.sequence, expected: expected))
    }
    let hash = MerkleHashing.leaf(event.entry)
    guard event.committed == hash.base64 else {
      throw InvoiceFailure(.eventsAreAsCommitted, .altered(event: name, number: number))
    }
    let facts = try facts(of: event, name, number)
    let place = try placed(event, facts, name, number)
    tree.append(hash)
    guard let place else { return }
    lineTrees[place, default: CompactTree()].append(hash)
    usage.count(facts, on: place)
  }

  /// Opens the event's leaf.
  private func facts(of event: InvoiceEvent, _ name: String, _ number: Int64) throws(InvoiceFailure) -> UsageFacts {
    guard let leaf = event.leaf.flatMap({ LogLeaf(base64: $0) }), case .record(let commitment) = leaf,
      let key = event.key.flatMap({ CommitmentKey(base64: $0) })
    else { throw InvoiceFailure(.eventsOpenTheirLeaves, .noLeaf(event: name, number: number)) }
    guard let record = CanonicalRecord(event.record), commitment.opens(to: record, under: key),
      event.record["kind"]?.text == LogRecordKind.usageEvent.rawValue, event.record["tenant"] == tenant,
      event.record["content"]?["mode"] == mode, let facts = UsageFacts(event)
    else { throw InvoiceFailure(.eventsOpenTheirLeaves, .otherFacts(event: name, number: number)) }
    return facts
  }

  /// The line that the event is on; nil where it is on none.
  private mutating func placed(
    _ event: InvoiceEvent, _ facts: UsageFacts, _ name: String, _ number: Int64
  ) throws(InvoiceFailure) -> Int? {
    let isOwed = facts.isBillable && facts.occurredAt < period.end
    guard !event.place.isEmpty else {
      guard isOwed else { return nil }
      throw InvoiceFailure(.eventsAreBilledOnce, .notBilled(event: name, number: number))
    }
    let wrong = InvoiceFailure(
      .eventsAreBilledOnce, .wronglyBilled(event: name, number: number, place: event.place))
    guard isOwed else { throw wrong }
    guard let line = lines[event.place] else {
      // Which invoice has it is shown by that one's bundle; the first invoice has none before it.
      guard coverage.previous != nil, UUID(uuidString: event.place) != nil else { throw wrong }
      return nil
    }
    guard line.meter == facts.meter, line.priceBook == facts.priceBook,
      line.period == usage.period(of: facts.occurredAt)
    else { throw wrong }
    return line.number
  }

  /// Checks what follows from all events.
  func finish() throws(InvoiceFailure) {
    guard tree.size == coverage.count else {
      throw InvoiceFailure(.eventsHaveNoGap, .missing(number: coverage.after + tree.size + 1))
    }
    let found = lineTrees.sorted { $0.key < $1.key }.map { number, tree in
      InvoiceCoverage.Line(number: number, count: tree.size, root: tree.head.root.base64)
    }
    if let line = Self.difference(found, coverage.lines) {
      throw InvoiceFailure(.eventsMakeTheRoots, .otherRoot(line: line))
    }
    guard tree.head.root.base64 == coverage.root else {
      throw InvoiceFailure(.eventsMakeTheRoots, .otherRoot(line: nil))
    }
    try checkCounts()
    try usage.check(content)
  }

  private static func difference(_ found: [InvoiceCoverage.Line], _ told: [InvoiceCoverage.Line]) -> Int? {
    guard found != told else { return nil }
    let pair = zip(found, told).first { $0 != $1 }
    return pair?.1.number ?? (found.count > told.count ? found[told.count] : told[found.count]).number
  }

  /// A line of the period has as many events as its quantity. Late usage may move what was billed before from one of a
  /// meter's lines to another, so that there the lines of a meter and book have them together.
  private func checkCounts() throws(InvoiceFailure) {
    struct Group: Hashable {
      let period: String
      let meter: String?
      let book: String
      let line: Int?
    }
    var expected: [Group: (quantity: Int64, events: Int64, line: Int)] = [:]
    for line in content.lines where lines[String(line.number)] != nil {
      let isOwn = line.period == period.name
      let group = Group(
        period: line.period, meter: line.meter, book: line.priceBook, line: isOwn ? line.number : nil)
      let (quantity, events, first) = expected[group] ?? (0, 0, line.number)
      let (sum, overflow) = quantity.addingReportingOverflow(line.quantity)
      guard !overflow else { throw InvoiceFailure(.linesCountEvents, .otherCount(line: line.number, events: 0)) }
      expected[group] = (sum, events + (lineTrees[line.number]?.size ?? 0), first)
    }
    let wrong = expected.values.filter { $0.quantity != $0.events }.min { $0.line < $1.line }
    if let wrong {
      throw InvoiceFailure(.linesCountEvents, .otherCount(line: wrong.line, events: wrong.events))
    }
  }

  private static func event(_ line: [UInt8]) -> InvoiceEvent? {
    do throws(JSONParseError) { return InvoiceEvent(try JSON.parse(line)) } catch { return nil }
  }
}
