import Domain

extension Schema {
  /// The schema as OpenAPI 3.1 describes it (JSON Schema 2020-12). Named schemas are collected into `components`.
  func description(_ components: inout [String: JSON]) -> JSON {
    switch self {
    case .any: return .object([])
    case .boolean: return ["type": "boolean"]
    case .integer(let range):
      return ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .number(let range):
      return ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    case .choice(let choices): return ["type": "string", "enum": .array(choices.map(JSON.string))]
    case .text(let rule):
      var members: [JSON.Member] = [
        JSON.Member("type", "string"), JSON.Member("minLength", .integer(Int64(rule.length.lowerBound))),
        JSON.Member("maxLength", .integer(Int64(rule.length.upperBound))),
      ]
      if let pattern = rule.pattern { members.append(JSON.Member("pattern", .string(pattern))) }
      if let format = rule.format { members.append(JSON.Member("format", .string(format))) }
      return .object(members)
    case .array(let element, let count):
      return [
        "type": "array", "items": element.description(&components), "minItems": .integer(Int64(count.lowerBound)),
        "maxItems": .integer(Int64(count.upperBound)),
      ]
    case .map(let schema, let most):
      return [
        "type": "object", "additionalProperties": schema.description(&components),
        "propertyNames": ["minLength": 1, "maxLength": 64], "maxProperties": .integer(Int64(most)),
      ]
    case .object(let fields): return Self.object(fields, &components)
    case .nullable(let schema): return ["anyOf": [schema.description(&components), ["type": "null"]]]
    case .named(let name, let schema):
      if components[name] == nil {
        components[name] = .null
        components[name] = schema.description(&components)
      }
      return ["$ref": .string("#/components/schemas/" + name)]
    }
  }

  private static func object(_ fields: [Field], _ components: inout [String: JSON]) -> JSON {
    let properties = fields.map { field -> JSON.Member in
      let description = field.schema.description(&components)
      guard !field.summary.isEmpty, let members = description.members, description["$ref"] == nil else {
        return JSON.Member(field.name, description)
      }
      return JSON.Member(field.name, .object(members + [JSON.Member("description", .string(field.summary))]))
    }
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(fields.filter(\.isRequired).map { .string($0.name) }), "additionalProperties": false,
    ]
  }
}
