import Domain

/// What is known beside the name, for and against two being one. Each kind adds a fixed part to the score, so that a
/// reader can redo the sum. The order of the sizes is what counts, and is what the labelled orderings test: a full date
/// of birth tells more than its year, an equal number more than both; what differs takes more than what agrees gives,
/// since a name is the reason why two are compared at all.
enum Evidence {
  /// Most that evidence can add to a name's score.
  static let gainMax = 0.08

  static let birthDateExact = 0.05
  static let birthDateYear = 0.025
  static let birthDateSwapped = 0.012
  static let birthDateNear = -0.012
  static let birthDateConflict = -0.22
  static let countryEqual = 0.012
  static let countryConflict = -0.03
  static let identifierEqual = 0.08
  static let identifierConflict = -0.06
  static let genderConflict = -0.05
  static let placeEqual = 0.01
  /// A name that the list itself calls weak.
  static let weakName = -0.02
  /// Years within which two dates of birth are near: records differ by one at the turn of a year and of a calendar.
  static let nearYears = 1

  /// The terms of all that a query and an entry both tell.
  static func terms(_ query: ScreeningQuery, _ entity: ListEntity) -> [EvidenceTerm] {
    var terms: [EvidenceTerm] = []
    if let born = query.dateOfBirth, let term = BirthDateEvidence.term(born, entity.datesOfBirth) { terms.append(term) }
    if let term = country(query.countries, entity.countries) { terms.append(term) }
    if let term = IdentifierEvidence.term(query.identifiers, entity.identifiers) { terms.append(term) }
    if let gender = query.gender, !entity.genders.isEmpty, !entity.genders.contains(gender) {
      terms.append(
        EvidenceTerm(
          kind: .genderConflict, contribution: genderConflict, query: gender.rawValue,
          entry: entity.genders.map(\.rawValue).joined(separator: " ")))
    }
    if let place = query.placeOfBirth, let equal = entity.placesOfBirth.first(where: { isSamePlace($0, place) }) {
      terms.append(EvidenceTerm(kind: .placeEqual, contribution: placeEqual, query: place, entry: equal))
    }
    return terms
  }

  private static func country(_ told: [String], _ listed: [ListCountry]) -> EvidenceTerm? {
    guard !told.isEmpty, !listed.isEmpty else { return nil }
    if let equal = told.first(where: { code in listed.contains { $0.code == code } }) {
      return EvidenceTerm(kind: .countryEqual, contribution: countryEqual, query: equal, entry: equal)
    }
    return EvidenceTerm(
      kind: .countryConflict, contribution: countryConflict, query: told.joined(separator: " "),
      entry: listed.map(\.code).joined(separator: " "))
  }

  /// Whether two places share a word of five letters or more: lists write villages, districts and states in one.
  private static func isSamePlace(_ left: String, _ right: String) -> Bool {
    func words(_ text: String) -> Set<[UInt8]> {
      let readings = NameReadings(NameText(text)).latin.first ?? []
      return Set(readings.map(\.letters).filter { $0.count >= 5 && !common.contains($0) })
    }
    return !words(left).isDisjoint(with: words(right))
  }

  private static let common = PersonWords.words(
    "district province village region county republic state islamic people democratic united kingdom north south east"
      + " west"
  )
}
