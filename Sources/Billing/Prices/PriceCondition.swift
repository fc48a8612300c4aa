import Domain

/// What a price may depend on beside its meter.
public struct PriceFacts: Sendable, Hashable {
  /// The dimension of usage events that holds the issuing country of the document a check read (ISO 3166-1 alpha-3).
  public static let country = "document.country"
  /// The dimension of usage events that holds the type of the document that a check read.
  public static let documentType = "document.type"

  /// The answer; nil where there is none, and for screenings, whose answer is for compliance alone.
  public let outcome: CheckOutcome?
  /// Of the usage event.
  public let dimensions: [String: String]

  /// Facts of something metered.
  public init(outcome: CheckOutcome?, dimensions: [String: String]) {
    self.outcome = outcome
    self.dimensions = dimensions
  }
}

/// When a price holds: every part of it must.
struct PriceCondition: Sendable, Hashable {
  private static let known = ["outcome", "country", "document_type", "metadata"]

  /// One of them; nil for any.
  let outcomes: [CheckOutcome]?
  /// By dimension, one of its values.
  let dimensions: [String: [String]]

  /// Reads a condition. A screening's outcome is for compliance alone, and a price would tell it.
  init?(_ terms: PriceTerms, of meter: String) {
    guard let fields = terms.fields(Self.known) else { return nil }
    // A part that is null or has no members is none: what is left would be written, and could not be read again.
    let parts = Self.known.filter { name in
      fields[name].map { !($0.value.members?.isEmpty ?? false) } ?? false
    }
    guard !parts.isEmpty else {
      terms.refuse(.broken(rule: "must name what it depends on"))
      return nil
    }
    var dimensions: [String: [String]] = [:]
    if let country = fields["country"].flatMap({ Self.values($0, where: CountryCode.isKnown, "a code of ICAO 9303") }) {
      dimensions[PriceFacts.country] = country
    }
    if let type = fields["document_type"].flatMap({
      Self.values($0, where: Self.documentTypes.contains, Self.documentTypes.sorted().joined(separator: ", "))
    }) {
      dimensions[PriceFacts.documentType] = type
    }
    for (name, value) in fields["metadata"]?.fields()?.all ?? [] {
      if let values = Self.values(value) { dimensions[name] = values }
    }
    self.dimensions = dimensions
    guard let outcome = fields["outcome"] else {
      outcomes = nil
      return
    }
    guard meter != CheckType.screening.rawValue else {
      outcome.refuse(.broken(rule: "no price of a screening depends on its outcome, which usage must not tell"))
      return nil
    }
    outcomes = outcome.list(1...10)?.compactMap { item in
      guard let text = item.text() else { return nil }
      let found = CheckOutcome(rawValue: text)
      if found == nil { item.refuse(.notOneOf(CheckOutcome.allCases.map(\.rawValue))) }
      return found
    }
  }

  /// What a check may read a document as.
  private static let documentTypes = Set(
    DocumentType.allCases.map(\.rawValue) + LetterKind.allCases.map(\.rawValue))

  private static func values(_ terms: PriceTerms) -> [String]? {
    terms.list(1...250)?.compactMap { $0.line() }
  }

  /// Values that can be met at all: a price behind a misspelt one would hold for nobody, unnoticed.
  private static func values(
    _ terms: PriceTerms, where isKnown: (String) -> Bool, _ expected: String
  ) -> [String]? {
    terms.list(1...250)?.compactMap { item in
      guard let text = item.line() else { return nil }
      return isKnown(text) ? text : item.broken("must be one of: \(expected)")
    }
  }

  func holds(for facts: PriceFacts) -> Bool {
    if let outcomes {
      guard let outcome = facts.outcome, outcomes.contains(outcome) else { return false }
    }
    return dimensions.allSatisfy { name, values in facts.dimensions[name].map(values.contains) ?? false }
  }

  var json: JSON {
    var members: [JSON.Member] = []
    if let outcomes { members.append(JSON.Member("outcome", .array(outcomes.map { .string($0.rawValue) }))) }
    var metadata: [JSON.Member] = []
    for (name, values) in dimensions.sorted(by: { $0.key < $1.key }) {
      let list = JSON.array(values.map(JSON.string))
      switch name {
      case PriceFacts.country: members.append(JSON.Member("country", list))
      case PriceFacts.documentType: members.append(JSON.Member("document_type", list))
      default: metadata.append(JSON.Member(name, list))
      }
    }
    if !metadata.isEmpty { members.append(JSON.Member("metadata", .object(metadata))) }
    return .object(members)
  }
}
