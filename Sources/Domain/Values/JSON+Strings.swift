extension JSON {
  /// An object of strings, sorted by name.
  public init(_ dictionary: [String: String]) {
    self = .object(dictionary.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  /// The string members of an object.
  public var strings: [String: String] {
    (members ?? []).reduce(into: [:]) { result, member in
      if let text = member.value.text { result[member.name] = text }
    }
  }
}
