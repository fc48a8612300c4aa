/// A reading of a name with how much each of its words tells.
struct WeightedName {
  /// The words.
  let tokens: [NameToken]
  /// By word, above 0 through 1: its kind's share times its rarity.
  let weights: [Double]
  /// Sum of the weights.
  let total: Double

  /// Weighs words by kind and rarity.
  /// - Parameter rarity: 0 for a word that nearly every name has through 1 for one that no other has.
  init(_ tokens: [NameToken], rarity: (NameToken) -> Double) {
    self.init(tokens, rarities: tokens.map(rarity))
  }

  /// See ``init(_:rarity:)``; one rarity for each word.
  init(_ tokens: [NameToken], rarities: [Double]) {
    self.tokens = tokens
    weights = zip(tokens, rarities).map { Self.weight($0.kind, rarity: $1) }
    total = weights.reduce(0, +)
  }

  /// Weight of a word of a kind.
  static func weight(_ kind: NameToken.Kind, rarity: Double) -> Double {
    kind.weight * (commonest + (1 - commonest) * rarity)
  }

  /// Weight of a word that tells least, as a share of one that tells most: a common name is a name still.
  static let commonest = 0.45
}
