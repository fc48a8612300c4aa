import Domain

/// What customers tell beside their names, packed: a date in four bytes, countries as the number of their set, numbers
/// and places as text in one buffer.
struct CustomerEvidence: Sendable {
  private struct Fixed: Sendable {
    /// See ``CustomerEvidence/pack(_:)``.
    let born: UInt32
    /// Place of the countries among the sets.
    let countries: Int32
    /// Where the customer's texts begin.
    let start: UInt32
    let gender: UInt8
  }

  private var fixed: [Fixed] = []
  private var sets: [[String]] = []
  private var setNumbers: [[String]: Int32] = [:]
  private var texts: [UInt8] = []
  /// Dates that four bytes cannot hold, by customer: ranges, and years far from ours.
  private var oddDates: [Int32: PartialDate] = [:]

  /// Begins with no customer.
  init() {}

  /// Adds the next customer.
  mutating func append(_ query: ScreeningQuery) {
    var born: UInt32 = 0
    if let date = query.dateOfBirth {
      born = Self.pack(date)
      if born == Self.odd { oddDates[Int32(fixed.count)] = date }
    }
    let countries = setNumbers[query.countries] ?? Int32(sets.count)
    if Int(countries) == sets.count {
      sets.append(query.countries)
      setNumbers[query.countries] = countries
    }
    let gender = query.gender.flatMap { ListEntity.Gender.allCases.firstIndex(of: $0) }
    fixed.append(
      Fixed(
        born: born, countries: countries, start: UInt32(texts.count), gender: gender.map { UInt8($0 + 1) } ?? 0))
    CustomerTexts.write(query, to: &texts)
  }

  /// A customer as a query without its names.
  func query(of customer: Int) -> ScreeningQuery {
    let fixed = fixed[customer]
    let end = customer + 1 < self.fixed.count ? Int(self.fixed[customer + 1].start) : texts.count
    let told = CustomerTexts.read(texts[Int(fixed.start)..<end])
    return ScreeningQuery(
      names: [], kind: nil, dateOfBirth: date(fixed.born, of: customer), countries: sets[Int(fixed.countries)],
      identifiers: told.identifiers,
      gender: fixed.gender > 0 ? ListEntity.Gender.allCases[Int(fixed.gender) - 1] : nil,
      placeOfBirth: told.placeOfBirth)
  }

  /// Whether a customer tells anything that may raise a score, as ``EvidenceColumns/Told/mayAdd``.
  func mayAdd(_ customer: Int) -> Bool {
    let fixed = fixed[customer]
    let end = customer + 1 < self.fixed.count ? Int(self.fixed[customer + 1].start) : texts.count
    return fixed.born != 0 || !sets[Int(fixed.countries)].isEmpty || end > Int(fixed.start)
  }

  /// Bytes that the evidence holds.
  var bytes: Int {
    fixed.capacity * MemoryLayout<Fixed>.stride + texts.capacity + oddDates.capacity * 64
      + sets.reduce(0) { $0 + 160 + $1.count * 16 }
  }

  private static let odd: UInt32 = .max

  /// A kind in the highest bits, then the year in 14 bits, the month in 4 and the day in 5; never 0.
  private static func pack(_ date: PartialDate) -> UInt32 {
    func packed(_ kind: UInt32, _ year: Int, _ month: Int, _ day: Int) -> UInt32 {
      guard (1...9999).contains(year), (0...12).contains(month), (0...31).contains(day) else { return odd }
      return kind << 28 | UInt32(year) << 9 | UInt32(month) << 5 | UInt32(day)
    }
    return switch date {
    case .day(let day): packed(1, day.year, day.month, day.day)
    case .month(let year, let month): packed(2, year, month, 0)
    case .year(let year): packed(3, year, 0, 0)
    case .circa(let year): packed(4, year, 0, 0)
    case .years: odd
    }
  }

  private func date(_ born: UInt32, of customer: Int) -> PartialDate? {
    if born == Self.odd { return oddDates[Int32(customer)] }
    let (year, month, day) = (Int(born >> 9 & 0x3FFF), Int(born >> 5 & 15), Int(born & 31))
    return switch born >> 28 {
    case 1: CalendarDate(year: year, month: month, day: day).map(PartialDate.day)
    case 2: .month(year: year, month: month)
    case 3: .year(year)
    case 4: .circa(year)
    default: nil
    }
  }
}
