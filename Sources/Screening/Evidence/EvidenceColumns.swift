import Domain

/// What entries tell beside their names, in flat arrays, to bound what evidence may add before names are compared.
struct EvidenceColumns: Sendable {
  /// What a query tells beside its names.
  struct Told {
    var born: PartialDate?
    /// Numbers of countries in ``EvidenceColumns/countryNumber(_:)``; a country of no entry is -1.
    var countries: [Int32] = []
    var identifiers: [UInt64] = []
    var gender: ListEntity.Gender?
    var hasPlace = false

    /// Whether anything but a gender is told, which alone adds nothing.
    var mayAdd: Bool { born != nil || !countries.isEmpty || !identifiers.isEmpty || hasPlace }
  }

  private struct Traits: Sendable {
    /// The entry's genders, one bit each.
    var genders: UInt8 = 0
    var hasPlace = false
  }

  private var dates: [PartialDate] = []
  private var dateStarts: [Int32] = [0]
  private var countries: [Int32] = []
  private var countryStarts: [Int32] = [0]
  private var numbers: [String: Int32] = [:]
  private var identifiers: [UInt64] = []
  private var identifierStarts: [Int32] = [0]
  private var traits: [Traits] = []

  /// Begins with no entry.
  init() {}

  /// Adds the next entry.
  mutating func append(_ entity: ListEntity) {
    dates += entity.datesOfBirth.prefix(BirthDateEvidence.datesMax)
    dateStarts.append(Int32(dates.count))
    for country in entity.countries {
      let number = numbers[country.code] ?? Int32(numbers.count)
      numbers[country.code] = number
      countries.append(number)
    }
    countryStarts.append(Int32(countries.count))
    identifiers += entity.identifiers.prefix(IdentifierEvidence.listedMax).map(Self.digest)
    identifierStarts.append(Int32(identifiers.count))
    traits.append(
      Traits(
        genders: entity.genders.reduce(0) { $0 | Self.bit($1) }, hasPlace: !entity.placesOfBirth.isEmpty))
  }

  /// What a query tells, ready to be compared.
  func told(by query: ScreeningQuery) -> Told {
    Told(
      born: query.dateOfBirth, countries: query.countries.map { numbers[$0] ?? -1 },
      identifiers: query.identifiers.prefix(IdentifierEvidence.toldMax).map(Self.digest), gender: query.gender,
      hasPlace: query.placeOfBirth != nil)
  }

  /// The most that ``Evidence/terms(_:_:)`` may sum to: equal numbers and places are taken for granted where they are
  /// possible, all else is as there.
  func most(_ told: Told, of entity: Int) -> Double {
    var most = 0.0
    if let born = told.born { most += BirthDateEvidence.contribution(born, dates[range(dateStarts, entity)]) ?? 0 }
    let listed = countries[range(countryStarts, entity)]
    if !told.countries.isEmpty, !listed.isEmpty {
      let isEqual = told.countries.contains { listed.contains($0) }
      most += isEqual ? Evidence.countryEqual : Evidence.countryConflict
    }
    if !told.identifiers.isEmpty {
      let numbers = identifiers[range(identifierStarts, entity)]
      if told.identifiers.contains(where: { numbers.contains($0) }) { most += Evidence.identifierEqual }
    }
    let known = traits[entity]
    if let gender = told.gender, known.genders != 0, known.genders & Self.bit(gender) == 0 {
      most += Evidence.genderConflict
    }
    return told.hasPlace && known.hasPlace ? most + Evidence.placeEqual : most
  }

  /// Bytes that the columns hold.
  var bytes: Int {
    dates.count * MemoryLayout<PartialDate>.stride + identifiers.count * 8
      + (countries.count + dateStarts.count * 3) * 4 + traits.count * MemoryLayout<Traits>.stride + numbers.count * 64
  }

  private func range(_ starts: [Int32], _ entity: Int) -> Range<Int> {
    Int(starts[entity])..<Int(starts[entity + 1])
  }

  private static func bit(_ gender: ListEntity.Gender) -> UInt8 {
    switch gender {
    case .female: 1
    case .male: 2
    case .other: 4
    }
  }

  /// A number by its kind and its letters and digits: two that ``IdentifierEvidence`` holds equal have one digest. The
  /// rare others that have it as well cost a close comparison and no more. Digests differ from process to process.
  static func digest(_ identifier: ListIdentifier) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(identifier.kind)
    hasher.combine(IdentifierEvidence.plain(identifier.number))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
