import Domain
import Screening

/// One match, with what a reviewer found of its entry earlier.
struct ScreeningHit {
  let found: ScreeningSearch.Hit
  /// The entry's material fields.
  let material: MaterialFields
  /// What a reviewer found and what still holds of it; nil where nobody did.
  private(set) var finding: StandingFinding?
  /// What changed since a finding that therefore lapsed; empty where none did.
  private(set) var changes: [MaterialChange] = []

  /// Whether a person has to look: nobody found that it is somebody else.
  var isOpen: Bool { finding?.finding.verdict != .otherPerson }

  init(_ found: ScreeningSearch.Hit, of person: MaterialFields, given findings: [StandingFinding]) {
    self.found = found
    material = MaterialFields(found.entity)
    guard let earlier = findings.last(where: { $0.finding.entry == entry }) else { return }
    changes =
      MaterialFields.changes(from: earlier.entry, to: material.json)
      + MaterialFields.changes(from: earlier.person, to: person.json)
    if changes.isEmpty { finding = earlier }
  }

  /// Which entry of which list it is.
  var entry: HitFinding.Entry { HitFinding.Entry(list: found.snapshot.list, entity: found.entity.id) }

  /// As the record keeps it.
  func json(digest: ScreeningCheck.Digest) -> JSON {
    let entity = found.entity
    return .object([
      .init(ScreeningRecordMember.list, .string(found.snapshot.list)),
      .init("list_version", .string(found.snapshot.version)), .init("list_digest", .string(found.snapshot.digest)),
      .init(ScreeningRecordMember.entity, .string(entity.id)),
      .init("entity_digest", .string(digest(entity.json.bytes).hexadecimal)),
      .init("name", .string(found.match.name.text)), .init("score", .number(found.match.score.quantised)),
      .init("terms", .array(found.match.terms.map(Self.json))), .init("entry", entity.json),
      .init(ScreeningRecordMember.material, material.json),
      .init(
        ScreeningRecordMember.exposureClasses,
        .array(Set(entity.positions.compactMap(\.exposureClass)).sorted().map { .integer(Int64($0)) })),
      .init(ScreeningRecordMember.finding, finding?.finding.json ?? .null),
      .init("lapsed", changes.isEmpty ? .null : .array(changes.map(\.json))),
    ])
  }

  private static func json(_ term: EvidenceTerm) -> JSON {
    [
      "kind": .string(term.kind.rawValue), "contribution": .number(term.contribution.quantised),
      "query": .string(term.query), "entry": .string(term.entry),
    ]
  }
}

extension HitFinding {
  /// As a record shows what was found earlier.
  fileprivate var json: JSON { .object([.init(ScreeningRecordMember.verdict, .string(verdict.rawValue))]) }
}
