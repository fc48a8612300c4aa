/// How rare a word is where no list tells it: words that many names have.
enum CommonWords {
  /// 0.2 for a word of the table, 1 for every other.
  static func rarity(_ token: NameToken) -> Double { words.contains(token.letters) ? 0.2 : 1 }

  private static let words = PersonWords.words(
    """
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein abdullah abdul abd abdel ibrahim khan singh
    company trading international general services group holding holdings investment investments capital global
    solutions bank trust fund management industries industry enterprise enterprises development technology technologies
    systems shipping maritime marine national government ministry department institute university center association
    organization union party front society foundation industrial commercial import export construction engineering
    energy oil gas petroleum transport logistics
    """)
}
