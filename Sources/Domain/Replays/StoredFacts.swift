/// What the rules judged, as it is kept: what screening gave apart from the rest, since each part has a time of its
/// own. Personal data: sealed at rest.
public struct StoredFacts: Sendable, Equatable {
  /// All but what screening gave, for the key of the record.
  public let facts: JSON
  /// What screening gave, now and earlier, for the key of screening.
  public let screening: JSON

  /// Stored parts.
  public init(facts: JSON, screening: JSON) {
    self.facts = facts
    self.screening = screening
  }

  /// The parts of facts.
  public init(_ facts: PolicyFacts) {
    let parts = Self.parts(facts.results)
    let earlier = Self.parts(facts.earlier.results)
    let past = facts.past.map(\.rawValue).sorted()
    self.facts = [
      "results": .array(parts.rest), "country": .optional(facts.country),
      "age": facts.age.map { .integer(Int64($0)) } ?? .null, "attempts": .integer(Int64(facts.attempts)),
      "nationality": .optional(facts.nationality), "metadata": JSON(facts.metadata),
      "given": .array(facts.given.map(\.rawValue).sorted().map(JSON.string)),
      "past": .array(past.map(JSON.string)),
      "earlier": [
        "results": .array(earlier.rest), "country": .optional(facts.earlier.country),
        "metadata": JSON(facts.earlier.metadata),
      ],
    ]
    screening = [
      "result": parts.screening ?? .null, "exposure_classes": Self.numbers(facts.exposureClasses),
      "earlier_result": earlier.screening ?? .null,
      "earlier_exposure_classes": Self.numbers(facts.earlier.exposureClasses),
    ]
  }

  /// The facts again; nil where a part is none of ours.
  public var restored: PolicyFacts? {
    guard let results = Self.results(facts["results"], screening["result"]),
      let attempts = facts["attempts"]?.integer, let earlier = facts["earlier"],
      let earlierResults = Self.results(earlier["results"], screening["earlier_result"])
    else { return nil }
    var restored = PolicyFacts(
      results: results, country: facts["country"]?.text, age: facts["age"]?.integer.map { Int($0) },
      attempts: Int(attempts), exposureClasses: Self.numbers(screening["exposure_classes"]))
    restored.nationality = facts["nationality"]?.text
    restored.metadata = facts["metadata"]?.strings ?? [:]
    restored.given = Set((facts["given"]?.elements ?? []).compactMap { $0.text.flatMap(EvidenceKind.init) })
    restored.past = Set((facts["past"]?.elements ?? []).compactMap { $0.text.flatMap(RiskHistory.init) })
    restored.earlier.results = earlierResults
    restored.earlier.country = earlier["country"]?.text
    restored.earlier.exposureClasses = Self.numbers(screening["earlier_exposure_classes"])
    restored.earlier.metadata = earlier["metadata"]?.strings ?? [:]
    return restored
  }

  /// Whether screening gave anything: where it did not, its part may be gone and nothing is missing.
  public static func hasScreening(_ facts: JSON) -> Bool {
    let results = (facts["results"]?.elements ?? []) + (facts["earlier"]?["results"]?.elements ?? [])
    return results.contains { $0["type"]?.text == CheckType.screening.rawValue }
  }

  /// A screening's answer is for its own key; its place among the results stays, since reasons follow their order.
  private static func parts(_ results: [PolicyFacts.Result]) -> (rest: [JSON], screening: JSON?) {
    var screening: JSON?
    let rest = results.map { result -> JSON in
      guard result.type == .screening else { return json(result) }
      screening = json(result)
      return ["type": .string(result.type.rawValue)]
    }
    return (rest, screening)
  }

  private static func json(_ result: PolicyFacts.Result) -> JSON {
    [
      "type": .string(result.type.rawValue), "outcome": .string(result.outcome.rawValue),
      "reasons": .array(result.reasons.map { .string($0.rawValue) }),
    ]
  }

  private static func results(_ stored: JSON?, _ screening: JSON?) -> [PolicyFacts.Result]? {
    guard let elements = stored?.elements else { return nil }
    let results = elements.compactMap { element in
      result(element["type"]?.text == CheckType.screening.rawValue ? screening ?? .null : element)
    }
    return results.count == elements.count ? results : nil
  }

  private static func result(_ json: JSON) -> PolicyFacts.Result? {
    guard let type = json["type"]?.text.flatMap(CheckType.init),
      let outcome = json["outcome"]?.text.flatMap(CheckOutcome.init), let reasons = json["reasons"]?.elements
    else { return nil }
    return PolicyFacts.Result(
      type: type, outcome: outcome, reasons: reasons.compactMap { $0.text.flatMap(ReasonCode.init) })
  }

  private static func numbers(_ set: Set<Int>) -> JSON { .array(set.sorted().map { .integer(Int64($0)) }) }

  private static func numbers(_ json: JSON?) -> Set<Int> {
    Set((json?.elements ?? []).compactMap { $0.integer.map { Int($0) } })
  }
}
