import Domain

@testable import Screening

/// Persons, bodies and lists that nobody bears, from a seed.
struct MadeUpNames {
  private static let given = [
    "Ines", "Jonas", "Marta", "Olek", "Tarik", "Yusuf", "Mohammed", "Elvira", "Pavel", "Sun", "Ahmed", "Wladimir",
    "Anastasia", "Kim", "Abd Allah", "Maria Jose", "J.", "Robert", "Li", "Gulnara", "Ngoc Anh", "Björk",
  ]
  private static let family = [
    "Palomar", "Wettering", "Quintero", "Bartosch", "Al-Farazi", "Ostrogin", "Kowalik", "Ben Romdhane", "Haqqani",
    "Kim",
    "de la Vegamora", "Wintermere", "Nordlund", "Tchernyak", "Abu Sahraoui", "Oyelaran", "van der Molenaar", "Sakamura",
    "Zhao", "O'Dunnell",
  ]
  private static let body = [
    "Nordwind", "Severnyi Put", "Palomar", "Blue Heron", "Trans Oriental", "First Harbour", "Kowalik", "Sunrise",
  ]
  private static let trade = ["Trading", "Shipping", "International Holdings", "Bank", "General Services", "Oil"]
  private static let form = ["LLC", "GmbH", "S.A. de C.V.", "Limited", "OOO", "", "Fund II", "Brigade Forty-Four"]
  private static let native = ["Владимир Острогин", "محمد حسن", "김영수", "高石早苗", "Κυριάκος Παλαμάς", "Ольга Ковалик"]
  private static let countries = ["ESP", "RUS", "IRN", "PRK", "DEU", "KEN"]

  private var numbers: MadeUpNumbers

  /// The names of a seed.
  init(seed: UInt64) { numbers = MadeUpNumbers(state: seed) }

  /// A number below another.
  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

  private mutating func one(of texts: [String]) -> String { texts[below(texts.count)] }

  /// A person's name, in one of the ways to write it.
  mutating func person() -> String {
    if below(12) == 0 { return one(of: Self.native) }
    let (first, last) = (one(of: Self.given), one(of: Self.family))
    switch below(4) {
    case 0: return "\(last.uppercased()), \(first)"
    case 1: return "\(first) \(one(of: Self.given)) \(last)"
    default: return "\(first) \(last)"
    }
  }

  /// A body's name.
  mutating func organisation() -> String {
    "\(one(of: Self.body)) \(one(of: Self.trade)) \(one(of: Self.form))"
  }

  /// A name with slips: letters left out, doubled, turned or changed, words joined, left out or turned.
  mutating func perturbed(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init)
    switch below(8) {
    case 0 where words.count > 1: words.swapAt(0, words.count - 1)
    case 1 where words.count > 2: words.remove(at: below(words.count))
    case 2 where words.count > 1: words = [words[0] + words[1]] + words.dropFirst(2)
    case 3: return name
    case 4: words = words.map { word in String(word.filter { !"aeiou".contains($0) }) }.filter { !$0.isEmpty }
    default:
      let place = below(words.count)
      words[place] = slipped(words[place])
    }
    return words.joined(separator: " ")
  }

  private mutating func slipped(_ word: String) -> String {
    var letters = Array(word)
    guard letters.count > 2 else { return word }
    let place = 1 + below(letters.count - 1)
    switch below(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.swapAt(place, place - 1)
    default: letters[place] = Character(one(of: ["a", "e", "k", "s", "n", "0", "l"]))
    }
    return String(letters)
  }

  private mutating func date() -> PartialDate? {
    let year = 1950 + below(4)
    switch below(6) {
    case 0: return nil
    case 1: return .year(year)
    case 2: return .years(year...(year + below(4)))
    case 3: return .circa(year)
    case 4: return .month(year: year, month: 1 + below(12))
    default: return CalendarDate(year: year, month: 1 + below(3), day: 1 + below(4)).map(PartialDate.day)
    }
  }

  private mutating func identifiers() -> [ListIdentifier] {
    guard below(3) == 0 else { return [] }
    return [
      ListIdentifier(
        kind: below(2) == 0 ? .passport : .nationalIdentity, number: "X-\(100 + below(4))",
        country: below(3) == 0 ? nil : one(of: Self.countries))
    ]
  }

  private mutating func countries() -> [String] { (0..<below(3)).map { _ in one(of: Self.countries) } }

  private mutating func place() -> String? { below(4) == 0 ? one(of: ["Port Marrowick", "Eastern Valdonia"]) : nil }

  private mutating func gender() -> ListEntity.Gender? { below(3) == 0 ? ListEntity.Gender.allCases[below(2)] : nil }

  /// An entry of a list.
  mutating func entity(_ id: Int) -> ListEntity {
    let kind = [ListEntity.Kind.person, .person, .person, .organisation, .vessel, .other][below(6)]
    let name = kind == .person ? person() : organisation()
    let others = (0..<below(3)).map { _ in
      ListName(perturbed(name), kind: below(3) == 0 ? .weakAlias : .alias)
    }
    return ListEntity(
      id: "\(id)", kind: kind, names: [ListName(name, kind: .primary)] + others,
      datesOfBirth: (0..<below(3)).compactMap { _ in date() },
      countries: countries().map { ListCountry(code: $0, role: .nationality) }, identifiers: identifiers(),
      genders: [gender()].compactMap(\.self), placesOfBirth: [place()].compactMap(\.self),
      topics: below(2) == 0 ? [] : [ListTopic.allCases[below(5)]],
      positions: below(4) == 0 ? [ListPosition(title: "an office", exposureClass: 1 + below(4))] : [])
  }

  /// A customer: somebody new, or one whose name is nearly an entry's.
  mutating func query(near entity: ListEntity?) -> ScreeningQuery {
    var names = [entity.map { perturbed($0.names[below($0.names.count)].text) } ?? person()]
    if below(5) == 0 { names.append(perturbed(names[0])) }
    let kinds: [ListEntity.Kind?] = [.person, .person, .person, .organisation, nil]
    return ScreeningQuery(
      names: names, kind: kinds[below(5)], dateOfBirth: below(3) == 0 ? entity?.datesOfBirth.first : date(),
      countries: countries(), identifiers: identifiers(), gender: gender(), placeOfBirth: place())
  }
}

/// Numbers that follow from a seed (SplitMix64: Steele, Lea and Flood, 2014).
struct MadeUpNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
