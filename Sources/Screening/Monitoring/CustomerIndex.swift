import Domain

/// Customers that were screened before, to be screened again by what changes in a list: the reverse of ``Screener``.
///
/// The names of the changed entries become a small index with the weights of the whole one. Every word of customers'
/// names, of which there are far fewer than customers, is matched with that index once; then the packed customers are
/// walked through, and one whose words cannot carry the weight of a match is passed over in well under a microsecond.
/// The rest is searched as ``Screener`` searches, by the same code, so that both directions give the same pairs with
/// the same scores. There are no lists of customers by word beside this: they would spare that walk alone, a few tenths
/// of a second of a million customers, and cost as much memory as the names.
public struct CustomerIndex<Key: Hashable & Sendable>: Sendable {
  private var keys = CustomerKeys<Key>()
  private var store = CustomerStore()

  /// Begins with no customer.
  public init() {}

  /// Number of customers.
  public var count: Int { keys.count }

  /// Bytes that the index holds, within a tenth.
  public var bytes: Int { keys.bytes + store.bytes }

  /// Adds a customer, or puts what is known now in the place of what was.
  public mutating func insert(_ query: ScreeningQuery, for key: Key) {
    remove(key)
    store.append(query)
    keys.append(key)
  }

  /// Takes a customer out; nothing happens where it is not there.
  public mutating func remove(_ key: Key) {
    guard let place = keys.place(of: key) else { return }
    keys.remove(at: place)
    // Half of the room is the most that is held for customers that are gone.
    if keys.count < store.count / 2 { compact() }
  }

  /// Whether a customer is there.
  public func contains(_ key: Key) -> Bool { keys.place(of: key) != nil }

  /// The customers that entries may mean: those pairs that screening every customer gives for these entries, with the
  /// same scores, in the order of customers and of falling scores.
  /// - Parameter entries: places of the changed or added entries in the screener's index; a list's new version is
  ///   indexed whole, so that words weigh what they weigh in every other screening.
  public func alerts(for entries: some Sequence<Int>, by screener: Screener) -> [CustomerAlert<Key>] {
    let run = CustomerRun(screener, entries: entries, words: store.words)
    return named(run.alerts(of: 0..<store.count, in: store) { keys.keys[$0] != nil })
  }

  /// The same, computed by several tasks at once.
  /// - Parameter tasks: how many; one or more.
  public func alerts(
    for entries: some Sequence<Int>, by screener: Screener, tasks: Int
  ) async -> [CustomerAlert<Key>] {
    let run = await CustomerRun(screener, entries: Array(entries), words: store.words, tasks: max(1, tasks))
    let (store, keys) = (store, keys)
    let found = await ConcurrentRanges(count: store.count, tasks: max(1, tasks)).map { range in
      run.alerts(of: range, in: store) { keys.keys[$0] != nil }
    }
    return named(found.flatMap(\.self))
  }

  private func named(_ found: [CustomerRun.Alert]) -> [CustomerAlert<Key>] {
    found.compactMap { alert in
      keys.keys[alert.customer].map { CustomerAlert(customer: $0, entry: alert.entry, score: alert.score) }
    }
  }

  private mutating func compact() {
    let (old, oldKeys) = (store, keys)
    (store, keys) = (CustomerStore(), CustomerKeys())
    for (place, key) in oldKeys.keys.enumerated() {
      guard let key else { continue }
      store.append(place, of: old)
      keys.append(key)
    }
  }
}
