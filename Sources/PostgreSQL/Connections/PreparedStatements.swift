/// What one connection has prepared on its server: names by statement and parameter types.
struct PreparedStatements {
  /// The server keeps a plan for each; past this many, all are dropped and prepared again as they are used.
  static let countMax = 512

  private struct Variant {
    let number: Int
    /// `ParameterEncoder.anyType` where only NULL has been seen.
    let types: [UInt32]
    var isReady: Bool
  }

  struct Choice {
    let number: Int
    /// The types to declare where the statement has to be prepared now; nil where it is, or was sent in this batch.
    let typesToPrepare: [UInt32]?
    /// Whether an earlier batch prepared it, so that the schema may have changed since.
    let isFromEarlier: Bool
  }

  private var variants: [UInt: [Variant]] = [:]
  private var count = 0
  /// Never goes back, so that a name that failed or was dropped is never met again.
  private var lastNumber = 0
  private var isDropDue = false

  static func name(_ number: Int) -> String { "s\(number)" }

  /// The prepared statement that takes parameters of these types, a new one where none does.
  mutating func choose(_ statement: Statement, types: [UInt32]) -> Choice {
    let known = variants[statement.key] ?? []
    if let match = known.last(where: { Self.fits(types, $0.types) }) {
      return Choice(number: match.number, typesToPrepare: nil, isFromEarlier: match.isReady)
    }
    // NULLs take the type that another call has shown, so that nullable parameters do not multiply the variants.
    let merged = types.enumerated().map { index, type in
      guard type == ParameterEncoder.anyType else { return type }
      return known.last { $0.types.count == types.count && $0.types[index] != type }?.types[index] ?? type
    }
    lastNumber += 1
    count += 1
    variants[statement.key, default: []].append(Variant(number: lastNumber, types: merged, isReady: false))
    return Choice(number: lastNumber, typesToPrepare: merged, isFromEarlier: false)
  }

  /// The server has answered the preparation of `number`.
  mutating func confirm(_ number: Int, of key: UInt) {
    guard let index = variants[key]?.firstIndex(where: { $0.number == number }) else { return }
    variants[key]?[index].isReady = true
  }

  /// Forgets `number`, whose preparation the server refused or skipped.
  mutating func forget(_ number: Int, of key: UInt) {
    guard let index = variants[key]?.firstIndex(where: { $0.number == number }) else { return }
    variants[key]?.remove(at: index)
    count -= 1
  }

  /// Has everything dropped at the next chance: the schema has changed, and other statements may be stale too.
  mutating func dropAll() {
    variants.removeAll(keepingCapacity: true)
    isDropDue = true
  }

  /// Whether the batch that is now made must begin with `deallocate all`; if so, nothing counts as prepared from here
  /// on.
  mutating func takeDrop() -> Bool {
    guard isDropDue || count > Self.countMax else { return false }
    variants.removeAll(keepingCapacity: true)
    count = 0
    isDropDue = false
    return true
  }

  private static func fits(_ asked: [UInt32], _ prepared: [UInt32]) -> Bool {
    guard asked.count == prepared.count else { return false }
    for (asked, prepared) in zip(asked, prepared)
    where asked != prepared && asked != ParameterEncoder.anyType { return false }
    return true
  }
}
