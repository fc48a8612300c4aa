import Domain

/// Collects what is wrong with a price book while it is read.
final class PriceIssues {
  private(set) var all: [PriceBookIssue] = []

  func note(_ issue: PriceBookIssue) { all.append(issue) }
}

/// A value of a price book at its place, with what collects its problems. The reading goes on where it can.
struct PriceTerms {
  let value: JSON
  let path: [PriceBookIssue.Step]
  let issues: PriceIssues

  func refuse(_ problem: PriceBookIssue.Problem) {
    issues.note(PriceBookIssue(path: path, problem: problem))
  }

  func text() -> String? {
    guard let text = value.text else { return mismatch("a text") }
    return text
  }

  /// A line of 1 through 80 characters without control characters.
  func line() -> String? {
    guard let text = text() else { return nil }
    guard (1...80).contains(text.count), text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return broken("must be one line of 1 through 80 characters") }
    return text
  }

  func integer(_ range: ClosedRange<Int64>) -> Int64? {
    guard let number = value.integer else { return mismatch("a whole number") }
    guard range.contains(number) else {
      return broken("must lie in \(range.lowerBound) through \(range.upperBound)")
    }
    return number
  }

  /// A decimal that is not negative, in quotes: a number in YAML is a floating-point number, which holds no price
  /// exactly. At most 12 digits before and 12 behind the point, so that every product of one fits ``ExactDecimal``.
  func price() -> ExactDecimal? {
    let rule = "must be a decimal in quotes, such as \"0.35\", with at most 12 places"
    guard let text = value.text, let price = ExactDecimal(text), price >= .zero, text.utf8.first != UInt8(ascii: "-"),
      text.prefix(while: { $0 != "." }).count <= 12, text.drop(while: { $0 != "." }).count <= 13
    else { return broken(rule) }
    return price
  }

  /// A price in whole minor units of a currency with `digits` places.
  func amount(digits: Int) -> ExactDecimal? {
    guard let price = price() else { return nil }
    guard price.placeCount <= digits else { return broken("must have at most \(digits) places, as the currency has") }
    return price
  }

  /// A percentage in quotes, above 0 through `most`, with at most 4 places, as a fraction of one.
  func percentage(atMost most: Int64) -> ExactDecimal? {
    let rule = "must be a percentage in quotes above 0 through \(most), with at most 4 places, such as \"12.5\""
    guard let text = value.text, let percent = ExactDecimal(text), percent > .zero, percent.placeCount <= 4,
      percent <= ExactDecimal(minor: most, digits: 0)
    else { return broken(rule) }
    do { return try percent.hundredth() } catch { return broken(rule) }
  }

  func list(_ counts: ClosedRange<Int>) -> [PriceTerms]? {
    guard let elements = value.elements else { return mismatch("a list") }
    guard counts.contains(elements.count) else {
      return broken("must have \(counts.lowerBound) through \(counts.upperBound) entries")
    }
    return elements.enumerated().map { PriceTerms(value: $1, path: path + [.position($0)], issues: issues) }
  }

  /// The members of a map that has no other keys than those known; nil `known` takes any.
  func fields(_ known: [String]? = nil) -> PriceFields? {
    guard let members = value.members else { return mismatch("a map") }
    if let known {
      for member in members where !known.contains(member.name) {
        issues.note(PriceBookIssue(path: path + [.key(member.name)], problem: .unknownKey(allowed: known)))
      }
    }
    return PriceFields(members: members, terms: self)
  }

  func broken<Value>(_ rule: String) -> Value? {
    refuse(.broken(rule: rule))
    return nil
  }

  private func mismatch<Value>(_ expected: String) -> Value? {
    refuse(.wrongKind(expected: expected))
    return nil
  }
}

/// The members of one map.
struct PriceFields {
  let members: [JSON.Member]
  let terms: PriceTerms

  /// The value of a key; nil where it is missing or null.
  subscript(name: String) -> PriceTerms? {
    guard let member = members.first(where: { $0.name == name }), member.value != .null else { return nil }
    return at(name, member.value)
  }

  /// The value of a key that must be there; nil, with a problem noted, where it is not.
  func required(_ name: String) -> PriceTerms? {
    guard let value = self[name] else {
      terms.issues.note(PriceBookIssue(path: terms.path + [.key(name)], problem: .missing))
      return nil
    }
    return value
  }

  var all: [(name: String, value: PriceTerms)] { members.map { ($0.name, at($0.name, $0.value)) } }

  private func at(_ name: String, _ value: JSON) -> PriceTerms {
    PriceTerms(value: value, path: terms.path + [.key(name)], issues: terms.issues)
  }
}
