import Domain

/// Counts what entries hold in memory, as Swift lays texts and arrays out: sixteen bytes of a text and the reference to
/// an array stand in the value itself, what is longer stands on the heap behind a head of 32 bytes.
struct EntryBytes {
  /// The bytes so far.
  private(set) var total = 0

  /// Begins with nothing.
  init() {}

  /// Adds an entry.
  mutating func add(_ entry: ScreeningIndex.Entry) {
    let entity = entry.entity
    total += MemoryLayout<ScreeningIndex.Entry>.stride
    add(entity.id)
    add(entity.names)
    entity.names.forEach { add($0.text, $0.language) }
    add(entity.datesOfBirth)
    add(entity.countries)
    entity.countries.forEach { add($0.code) }
    add(entity.identifiers)
    entity.identifiers.forEach { add($0.number, $0.country) }
    add(entity.genders)
    add(entity.placesOfBirth)
    entity.placesOfBirth.forEach { add($0) }
    add(entity.topics)
    add(entity.programmes)
    entity.programmes.forEach { add($0) }
    add(entity.positions)
    entity.positions.forEach { add($0.title, $0.country) }
    add(entity.relations)
    entity.relations.forEach { add($0.entity) }
  }

  private mutating func add(_ texts: String?...) {
    for case let text? in texts where text.utf8.count > Self.inlineMax { block(text.utf8.count + 1) }
  }

  private mutating func add<Element>(_ elements: [Element]) {
    if !elements.isEmpty { block(elements.count * MemoryLayout<Element>.stride) }
  }

  /// A block of the heap: its head, and the whole rounded up to sixteen.
  private mutating func block(_ bytes: Int) { total += (bytes + Self.head + 15) / 16 * 16 }

  private static let inlineMax = 15
  private static let head = 32
}
