import Domain

/// A reading in the making: what a format has read so far, and the rows that it left out.
struct ReadingDraft {
  let limits: ListLimits
  /// The source's own version, where the format tells one.
  var version: String?
  /// See ``ListReading/rowCount``.
  var rowCount = 0
  private(set) var entities: [ListEntity] = []
  private(set) var rejected: [RejectedRow] = []
  private(set) var rejectedCount = 0
  /// The name of the file of the first row that was left out, which a source of one file does not tell again.
  private(set) var firstRejectedFile: String?

  private let isOneFile: Bool
  private var ids: Set<String> = []

  init(limits: ListLimits, isOneFile: Bool) {
    self.limits = limits
    self.isOneFile = isOneFile
  }

  /// Leaves a row out.
  mutating func reject(_ reason: RejectedRow.Reason, in source: ByteSource, line: Int, field: String? = nil) {
    rejectedCount += 1
    if firstRejectedFile == nil { firstRejectedFile = source.name }
    guard rejected.count < ListReading.rejectedMax else { return }
    rejected.append(RejectedRow(file: isOneFile ? "" : source.name, line: line, reason: reason, field: field))
  }

  /// Takes an entry over, or leaves its row out where it has no key, no name or another's key.
  /// - Throws: ``ListFileError/Problem/tooManyEntities(max:)``
  mutating func add(_ draft: EntityDraft, in source: ByteSource, line: Int) throws(ListFileError) {
    guard !draft.id.isEmpty else { return reject(.missingKey, in: source, line: line) }
    guard let entity = draft.entity else { return reject(.missingName, in: source, line: line) }
    guard ids.insert(draft.id).inserted else { return reject(.repeatedKey, in: source, line: line) }
    try check(count: entities.count + 1, in: source)
    entities.append(entity)
  }

  /// - Throws: ``ListFileError/Problem/tooManyEntities(max:)`` where `count` entries or records are too many.
  func check(count: Int, in source: ByteSource) throws(ListFileError) {
    guard count <= limits.entitiesMax else { throw source.error(.tooManyEntities(max: limits.entitiesMax)) }
  }
}
