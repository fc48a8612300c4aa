import Domain
import Screening

/// The record of one screening: enough to run it again and get the same, also where nothing matched.
struct ScreeningRecord {
  /// The screened person's material fields.
  let person: MaterialFields
  private let query: ScreeningQuery
  private let policy: ScreeningPolicy
  private let digest: ScreeningCheck.Digest

  init(_ query: ScreeningQuery, _ policy: ScreeningPolicy, digest: @escaping ScreeningCheck.Digest) {
    self.query = query
    self.policy = policy
    self.digest = digest
    person = MaterialFields(query)
  }

  /// What did the work, and the digest of what it was set to.
  var engine: EngineStamp {
    EngineStamp(
      name: "screening", version: ScreeningSettings.engineVersion,
      details: ["settings_digest": .string(digest(policy.settings.canonicalBytes).hexadecimal)])
  }

  /// The breakdown.
  func json(of result: ScreeningSearch.Result, hits: [ScreeningHit]) -> JSON {
    .object([
      JSON.Member("settings", policy.settings), JSON.Member("query", asked),
      JSON.Member(ScreeningRecordMember.person, person.json),
      JSON.Member(
        "lists",
        .array(
          result.lists.map {
            ["list": .string($0.list), "version": .string($0.version), "digest": .string($0.digest)]
          })), JSON.Member(ScreeningRecordMember.hits, .array(hits.map { $0.json(digest: digest) })),
      JSON.Member("left_out", .integer(Int64(result.leftOut))),
    ])
  }

  private var asked: JSON {
    [
      "names": .array(query.names.map(JSON.string)), "kind": .optional(query.kind?.rawValue),
      "date_of_birth": .optional(query.dateOfBirth?.text), "countries": .array(query.countries.map(JSON.string)),
      "identifiers": .array(query.identifiers.map(\.json)), "gender": .optional(query.gender?.rawValue),
      "place_of_birth": .optional(query.placeOfBirth),
    ]
  }
}
