import Domain

/// What a reader sees of review items. Who has no screening scope is not told what an item is about: one that screening
/// sent to a queue of its own stands in `general`, like any other, and proposals say nothing of it (DESIGN §2).
struct QueueSight {
  /// Whether the reader may see screening.
  let seesCompliance: Bool
  /// Queues whose names would tell.
  let hidden: Set<String>
  /// Settings of `general`.
  let general: ReviewQueueSettings?

  /// The item as the reader sees it.
  func shown(_ item: ReviewItem) -> ReviewItem {
    guard !seesCompliance else { return item }
    var shown = item
    shown.proposal = item.proposal.map(Self.shown)
    guard hidden.contains(item.queue) else { return shown }
    shown.queue = "general"
    shown.fourEyes = general?.fourEyes ?? false
    return shown
  }

  /// Makes a query ask for what the reader would see under its queue's name; false where that is nothing.
  func narrow(_ query: inout ReviewQuery) -> Bool {
    guard let queue = query.queue, !hidden.isEmpty else { return true }
    if hidden.contains(queue) { return false }
    guard queue == "general" else { return true }
    let wanted = hidden.union([queue])
    query.queue = nil
    query.queues = query.queues.isEmpty ? wanted : query.queues.intersection(wanted)
    return !query.queues.isEmpty
  }

  private static func shown(_ proposal: JSON) -> JSON {
    let reasons = proposal["reasons"]?.elements?.compactMap { $0.text.flatMap(ReasonCode.init) } ?? []
    let shown = reasons.map { Reason($0) }.seen(withCompliance: false)
    return [
      "action": proposal["action"] ?? .null, "reasons": .array(shown.map { .string($0.code.rawValue) }),
    ]
  }
}
