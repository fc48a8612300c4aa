import Domain

/// One wrong value of a request.
struct FieldError: Sendable, Hashable {
  /// RFC 6901, from the body's root.
  let pointer: String
  /// A closed, stable word.
  let code: String
  let detail: String
}

extension Schema {
  /// Everything that is wrong with a value, at most 20 errors.
  func errors(in value: JSON, at pointer: String = "") -> [FieldError] {
    var errors: [FieldError] = []
    check(value, pointer, &errors)
    return Array(errors.prefix(20))
  }

  private func check(_ value: JSON, _ pointer: String, _ errors: inout [FieldError]) {
    func fail(_ code: String, _ detail: String) {
      errors.append(FieldError(pointer: pointer, code: code, detail: detail))
    }
    switch self {
    case .any: return
    case .named(_, let schema): schema.check(value, pointer, &errors)
    case .nullable(let schema): if value != .null { schema.check(value, pointer, &errors) }
    case .boolean: if value.bool == nil { fail("type", "must be true or false") }
    case .integer(let range):
      guard let number = value.integer else { return fail("type", "must be a whole number") }
      if !range.contains(number) { fail("range", "must be \(range.lowerBound) through \(range.upperBound)") }
    case .number(let range):
      guard let number = value.double else { return fail("type", "must be a number") }
      if !range.contains(number) { fail("range", "must be \(range.lowerBound) through \(range.upperBound)") }
    case .choice(let choices):
      guard let text = value.text else { return fail("type", "must be a string") }
      if !choices.contains(text) { fail("choice", "must be one of " + choices.joined(separator: ", ")) }
    case .text(let rule): check(text: value, rule, fail)
    case .array(let element, let count):
      guard let elements = value.elements else { return fail("type", "must be an array") }
      if !count.contains(elements.count) {
        return fail("count", "must have \(count.lowerBound) through \(count.upperBound) elements")
      }
      for (index, value) in elements.enumerated() { element.check(value, pointer + "/\(index)", &errors) }
    case .map(let schema, let most):
      guard let members = value.members else { return fail("type", "must be an object") }
      if members.count > most { fail("count", "must have at most \(most) members") }
      for member in members {
        if member.name.isEmpty || member.name.unicodeScalars.count > 64 {
          fail("name", "names have 1 through 64 characters")
        }
        schema.check(member.value, pointer + "/" + member.name.pointerToken, &errors)
      }
    case .object(let fields): check(object: value, fields, pointer, &errors)
    }
  }

  private func check(text value: JSON, _ rule: TextRule, _ fail: (String, String) -> Void) {
    guard let text = value.text else { return fail("type", "must be a string") }
    guard rule.length.contains(text.unicodeScalars.count) else {
      return fail("length", "must have \(rule.length.lowerBound) through \(rule.length.upperBound) characters")
    }
    if !rule.accepts(text) { fail("format", "must match " + (rule.format ?? rule.pattern ?? "its format")) }
  }

  private func check(object value: JSON, _ fields: [Field], _ pointer: String, _ errors: inout [FieldError]) {
    guard let members = value.members else {
      return errors.append(FieldError(pointer: pointer, code: "type", detail: "must be an object"))
    }
    for field in fields where field.isRequired && value[field.name] == nil {
      errors.append(
        FieldError(pointer: pointer + "/" + field.name, code: "required", detail: "is required"))
    }
    for member in members {
      let place = pointer + "/" + member.name.pointerToken
      guard let field = fields.first(where: { $0.name == member.name }) else {
        errors.append(FieldError(pointer: place, code: "unknown", detail: "is not known here"))
        continue
      }
      field.schema.check(member.value, place, &errors)
    }
  }
}

extension String {
  /// Escaped as RFC 6901 wants it, and cut, since it is echoed.
  fileprivate var pointerToken: String {
    String(prefix(64)).split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
