import Domain

/// Draws what the measured lists and queries tell beside names, and larger lists.
struct SpeedSample {
  private var numbers: SplitMix
  private let told: Bool

  init(seed: UInt64, told: Bool) {
    numbers = SplitMix(state: seed)
    self.told = told
  }

  private static let countries = ["AFG", "CHN", "COL", "DEU", "GBR", "IRN", "IRQ", "LBY", "MEX", "PRK", "RUS", "SYR"]

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &numbers)]
  }

  private mutating func date() -> PartialDate? {
    let (month, day) = (Int.random(in: 1...12, using: &numbers), Int.random(in: 1...28, using: &numbers))
    return CalendarDate(year: Int.random(in: 1940...2000, using: &numbers), month: month, day: day).map(PartialDate.day)
  }

  /// The lists once as they are, and further times with slips in every word. Four persons of five have a date of birth
  /// and a country where that is told.
  mutating func grown(_ lists: [ListSnapshot], times: Int) -> [ListSnapshot] {
    lists.map { list in
      let entities = (0..<times).flatMap { round in list.entities.map { copy($0, round: round) } }
      return ListSnapshot(list: list.list, version: list.version, digest: list.digest, entities: entities)
    }
  }

  private mutating func copy(_ entity: ListEntity, round: Int) -> ListEntity {
    let names = entity.names.map { round == 0 ? $0 : ListName(slipped($0.text), kind: $0.kind) }
    let isKnown = told && entity.kind == .person && Int.random(in: 0..<5, using: &numbers) < 4
    return ListEntity(
      id: round == 0 ? entity.id : "\(entity.id)/\(round)", kind: entity.kind, names: names,
      datesOfBirth: isKnown ? [date()].compactMap(\.self) : [],
      countries: isKnown ? [ListCountry(code: one(of: Self.countries), role: .nationality)] : [])
  }

  mutating func query(_ name: String, kind: ListEntity.Kind) -> ScreeningQuery {
    guard told, kind == .person else { return ScreeningQuery(names: [name], kind: kind) }
    let number = "P" + String(UInt32.random(in: 10_000_000...99_999_999, using: &numbers))
    let country = one(of: Self.countries)
    return ScreeningQuery(
      names: [name], kind: kind, dateOfBirth: date(), countries: [country],
      identifiers: [ListIdentifier(kind: .passport, number: number, country: country)])
  }

  private mutating func slipped(_ text: String) -> String {
    text.split(separator: " ").map { word in
      var letters = Array(word)
      guard letters.count >= 3 else { return String(word) }
      let place = Int.random(in: 1..<letters.count, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: letters.remove(at: place)
      case 1: letters.insert(one(of: Array("abcdefghijklmnopqrstuvwxyz")), at: place)
      case 2: letters[place] = one(of: Array("abcdefghijklmnopqrstuvwxyz"))
      default: letters.swapAt(place, place - 1)
      }
      return String(letters)
    }.joined(separator: " ")
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
