/// The catalogue of interface languages.
public enum Languages {
  /// Every language, by code.
  public static let all: [Language] = [
    .arabic,
    .chineseSimplified,
    .english,
    .french,
    .german,
    .spanish,
  ].sorted { $0.code < $1.code }

  /// The language of that very tag, in any letter case; nil where there is none.
  public static func exact(_ code: String) -> Language? {
    let wanted = code.lowercased()
    return all.first { language in
      language.code.lowercased() == wanted || language.aliases.contains { $0.lowercased() == wanted }
    }
  }

  /// The language for BCP 47 `preferences`, best first, by the lookup of RFC 4647, section 3.4: each is shortened
  /// from its end until a language matches. English where none does.
  public static func best(for preferences: [String]) -> Language {
    for preference in preferences {
      if let language = lookUp(preference) { return language }
    }
    return .english
  }

  private static func lookUp(_ range: String) -> Language? {
    if let language = exact(range) { return language }
    var subtags = range.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    while subtags.count > 1 {
      subtags.removeLast()
      // A single letter only introduces what followed it.
      if subtags.count > 1, subtags.last?.count == 1 { subtags.removeLast() }
      let shortened = subtags.joined(separator: "-").lowercased()
      // Aliases do not count here: `zh-Hant` shortened to `zh` is not simplified Chinese.
      if let language = all.first(where: { $0.code.lowercased() == shortened }) { return language }
    }
    return nil
  }
}
