import Domain

/// Words that the United Kingdom's list uses, in many a spelling of large and small letters.
enum UKWords {
  /// What an entry is.
  static func kind(_ text: String?) -> ListEntity.Kind {
    switch text?.lowercased() {
    case "individual": .person
    case "ship": .vessel
    default: .organisation
    }
  }

  /// What a name is, by its type and the strength that an alias is said to have.
  static func nameKind(_ type: String?, strength: String?) -> ListName.Kind {
    let type = type?.lowercased() ?? ""
    if type.contains("variation") { return .alias }
    if type.contains("primary") { return .primary }
    if type.contains("former") || type.contains("previous") { return .previous }
    return strength?.lowercased().contains("low") == true ? .weakAlias : .alias
  }
}
