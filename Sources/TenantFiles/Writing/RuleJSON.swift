import Domain

extension PolicyRule {
  var json: JSON {
    let head: [(String, JSON?)] =
      isOtherwise
      ? [("otherwise", .string(effect.name))]
      : [("when", .map(conditions.map(\.member))), ("then", .string(effect.name))]
    return .map(head + effect.parameters)
  }
}

extension PolicyEffect {
  var name: String {
    switch self {
    case .approve: "approve"
    case .decline: "decline"
    case .ask: "ask"
    case .enhance: "enhance"
    case .review: "review"
    }
  }

  var parameters: [(String, JSON?)] {
    switch self {
    case .approve, .decline: []
    case .ask(let kind, let attemptsMax, let queue):
      [
        ("for", .string(kind.rawValue)), ("attempts_max", .integer(Int64(attemptsMax))), ("queue", .string(queue)),
      ]
    case .review(let queue): [("queue", .string(queue))]
    case .enhance(let kind, let queue): [("for", kind.map { .string($0.rawValue) }), ("queue", .string(queue))]
    }
  }
}

extension PolicyCondition {
  var member: (String, JSON?) {
    switch self {
    case .check(let type): ("check", .string(type.rawValue))
    case .outcome(let outcome): ("outcome", .string(outcome.rawValue))
    case .reason(let code): ("reason", .string(code.rawValue))
    case .any(let outcome): ("any", .string(outcome.rawValue))
    case .all(let outcome): ("all", .string(outcome.rawValue))
    case .country(let codes): ("country", .texts(codes.sorted()))
    case .age(let range): ("age", ["from": .integer(Int64(range.lowerBound)), "to": .integer(Int64(range.upperBound))])
    case .risk(let level): ("risk", .string(level))
    case .rating(let ratings): ("rating", .texts(ratings.map(\.rawValue).sorted()))
    case .attempts(let count): ("attempts", .integer(Int64(count)))
    case .exposureClass(let classes): ("pep_class", .array(classes.sorted().map { .integer(Int64($0)) }))
    }
  }
}
