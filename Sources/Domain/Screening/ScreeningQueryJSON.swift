extension ScreeningQuery {
  /// Reads the wire form of a request for one name, validated by its schema.
  public init(json: JSON) {
    func texts(_ name: String) -> [String] { json[name]?.elements?.compactMap(\.text) ?? [] }
    self.init(
      names: [json["name"]?.text ?? ""] + texts("aliases"),
      kind: json["kind"]?.text.flatMap(ListEntity.Kind.init) ?? .person,
      dateOfBirth: json["date_of_birth"]?.text.flatMap { PartialDate(iso: $0) }, countries: texts("countries"),
      identifiers: json["identifiers"]?.elements?.compactMap(ListIdentifier.init(json:)) ?? [],
      gender: json["gender"]?.text.flatMap(ListEntity.Gender.init), placeOfBirth: json["place_of_birth"]?.text)
  }
}
