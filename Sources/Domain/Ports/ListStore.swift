import FoundationEssentials

/// Keeps the versions of lists. A version is never changed; an import is one transaction.
///
/// An owner's lists are found by that owner alone. Whatever names a version that the list does not have ends in
/// ``StoreError/notFound``.
public protocol ListStore: Sendable {
  /// The newest version of every list of an owner, by slug.
  func newest(of owner: ListOwner) async throws(StoreError) -> [ListVersion]
  /// A list's versions, the newest first; none for a list that is not there.
  /// - Parameters:
  ///   - before: lists those with a lower number.
  ///   - limit: most that are read, at least 1.
  func versions(of list: String, owner: ListOwner, before: Int?, limit: Int) async throws(StoreError) -> [ListVersion]
  /// Makes a reading the newest version of its list, with its differences from the version before. A reading of the
  /// same digest and entries as the newest version makes none. Two imports of one list come one after the other.
  /// - Parameters:
  ///   - list: a slug as ``ListVersion/list`` has them.
  ///   - expecting: the number of the version that the reading was made from, 0 for none; nil takes any.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `listTooSmall` where it has less than `shareMin` of the newest
  ///   version's entries; ``StoreError/stale`` where another version than the expected one is the newest;
  ///   ``StoreError/damaged`` for an entry without a key, two with one key, or a text with a NUL. The newest version
  ///   stays what it was then.
  /// - Returns: the newest version, and whether this call made it.
  func store(
    _ reading: ListReading, as list: String, format: String, owner: ListOwner, shareMin: Double, expecting: Int?,
    by actor: Actor, at now: Date
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool)
  /// The entries of a version in the order of their keys' bytes.
  /// - Parameters:
  ///   - after: reads those whose key follows.
  ///   - limit: most that are read, at least 1.
  func entities(
    of list: String, version: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListEntity]
  /// The entries that differ between two versions, in the order of their keys' bytes.
  /// - Parameters:
  ///   - earlier: below `later`; 0 stands for the time before the first version, when there were none.
  func changes(
    of list: String, from earlier: Int, to later: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListChange]
  /// Rows that an import left out, in the source's order.
  func rejected(of list: String, version: Int, owner: ListOwner) async throws(StoreError) -> [RejectedRow]
}
