import Domain

/// Every form of a name that is compared: its readings in Latin letters, and its characters where it is Chinese.
struct NameForms {
  /// Readings as tagged words; none is empty.
  let latin: [NameTokens]
  /// The characters; nil for a name in other letters.
  let ideographs: NameTokens?
  /// The parts of the first reading that ``OFACScore`` compares.
  let parts: [[UInt8]]

  /// Reads a name of a kind of bearer.
  init(_ text: String, kind: ListEntity.Kind) {
    let cut = NameText(text)
    let readings = NameReadings(cut)
    latin = readings.latin.map { NameTokens($0, kind: kind, hasComma: cut.hasComma) }.filter { !$0.tokens.isEmpty }
    parts = OFACScore.parts(readings)
    ideographs = readings.ideographs.isEmpty ? nil : NameTokens(ideographs: readings.ideographs)
  }

  /// All forms, weighed.
  func weighted(_ rarity: (NameToken) -> Double) -> Weighted {
    Weighted(
      latin: latin.map { WeightedName($0.tokens, rarity: rarity) },
      ideographs: ideographs.map { WeightedName($0.tokens, rarity: rarity) })
  }

  /// The forms with their words' weights.
  struct Weighted {
    let latin: [WeightedName]
    let ideographs: WeightedName?
  }
}
