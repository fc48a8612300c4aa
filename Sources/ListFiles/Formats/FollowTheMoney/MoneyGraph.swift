import Domain

/// The records of FollowTheMoney, kept until all are read, since what is said of a party may come before it.
struct MoneyGraph {
  /// A record or an entry of an earlier reading.
  private enum Node {
    case record(MoneyRecord, line: Int)
    /// An entry of which the records that were folded into it are not known one by one.
    case earlier(ListEntity)
    /// A record, and what records unknown one by one have told of the entry before.
    case renewed(MoneyRecord, line: Int, told: ListEntity)
    case removed
  }

  private var nodes: [Node] = []
  private var places: [String: Int] = [:]

  /// Takes over the entries of an earlier reading.
  init(_ earlier: [ListEntity] = []) {
    for entity in earlier {
      places[entity.id] = nodes.count
      nodes.append(.earlier(entity))
    }
  }

  /// Number of records and entries, removed ones included.
  var count: Int { nodes.count }

  /// Adds a record, or puts it in the place of the one with its key.
  mutating func put(_ record: MoneyRecord, line: Int) {
    guard let place = places[record.id] else {
      places[record.id] = nodes.count
      nodes.append(.record(record, line: line))
      return
    }
    switch nodes[place] {
    case .earlier(let entity), .renewed(_, _, let entity):
      nodes[place] = .renewed(record, line: line, told: entity)
    case .record, .removed: nodes[place] = .record(record, line: line)
    }
  }

  /// Removes the record of a key.
  /// - Returns: whether there was one.
  mutating func remove(_ id: String) -> Bool {
    guard let place = places[id] else { return false }
    if case .removed = nodes[place] { return false }
    nodes[place] = .removed
    return true
  }

  /// Adds the parties to a draft, with what the other records tell of them.
  /// - Throws: `tooManyEntities`.
  func fold(into draft: inout ReadingDraft, in source: ByteSource) throws(ListFileError) {
    var folding = MoneyFolding()
    for case .some(let entry) in nodes.map(Self.entry) { folding.add(party: entry) }
    for node in nodes {
      guard case .record(let record, _) = node, !record.isParty else { continue }
      folding.add(record: record)
    }
    let entries = folding.finished()
    let ids = Set(entries.map(\.draft.id))
    for var entry in entries {
      entry.draft.keepRelations(to: ids.contains)
      try draft.add(entry.draft, in: source, line: entry.line)
    }
  }

  private static func entry(_ node: Node) -> MoneyFolding.Entry? {
    switch node {
    case .record(let record, let line):
      guard record.isParty else { return nil }
      return MoneyFolding.Entry(draft: record.draft, line: line, addresses: record.properties["addressEntity"])
    case .earlier(let entity): return MoneyFolding.Entry(draft: EntityDraft(entity), line: 1, addresses: [])
    case .renewed(let record, let line, let told):
      guard record.isParty else { return nil }
      var draft = record.draft
      draft.take(foldedInto: told)
      return MoneyFolding.Entry(draft: draft, line: line, addresses: record.properties["addressEntity"])
    case .removed: return nil
    }
  }
}

extension EntityDraft {
  /// An entry that is taken up again.
  init(_ entity: ListEntity) {
    self.init(id: entity.id, kind: entity.kind, topics: entity.topics)
    for name in entity.names { add(name: name.text, kind: name.kind, language: name.language) }
    add(dates: entity.datesOfBirth)
    for gender in entity.genders { add(gender: gender.rawValue) }
    for place in entity.placesOfBirth { add(placeOfBirth: place) }
    for country in entity.countries { add(country: country.code, role: country.role) }
    for number in entity.identifiers { add(identifier: number.number, kind: number.kind, country: number.country) }
    for programme in entity.programmes { add(programme: programme) }
    for position in entity.positions { add(position: position) }
    for relation in entity.relations { add(relation: relation) }
  }

  /// Takes over what records of their own told of an entry: its ties, programmes, offices with a date, state or class,
  /// documents with an issuer, and countries of residence.
  mutating func take(foldedInto entity: ListEntity) {
    for relation in entity.relations { add(relation: relation) }
    for programme in entity.programmes { add(programme: programme) }
    for position in entity.positions {
      let isBare = position.country == nil && position.since == nil && position.until == nil
      if !isBare || position.exposureClass != nil { add(position: position) }
    }
    for number in entity.identifiers where number.country != nil {
      add(identifier: number.number, kind: number.kind, country: number.country)
    }
    for country in entity.countries where country.role == .residence { add(country: country.code, role: .residence) }
  }
}
