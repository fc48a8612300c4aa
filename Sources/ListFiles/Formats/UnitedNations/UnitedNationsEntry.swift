import Domain

/// An `INDIVIDUAL` or `ENTITY` of the United Nations' list.
enum UnitedNationsEntry {
  /// The entry that an element tells.
  static func draft(_ element: XMLElement) -> EntityDraft {
    let isPerson = element.name == "INDIVIDUAL"
    var draft = EntityDraft(
      id: element.value("DATAID") ?? "", kind: isPerson ? .person : .organisation, topics: [.sanction])
    addNames(element, isPerson: isPerson, to: &draft)
    for birth in element.all("INDIVIDUAL_DATE_OF_BIRTH") { draft.add(dates: dates(birth)) }
    for place in element.all("INDIVIDUAL_PLACE_OF_BIRTH") {
      addPlace([place.value("CITY"), place.value("STATE_PROVINCE")], place.value("COUNTRY"), to: &draft)
    }
    for country in element.values("NATIONALITY", "VALUE") { draft.add(country: country, role: .nationality) }
    for address in element.all("INDIVIDUAL_ADDRESS") + element.all("ENTITY_ADDRESS") {
      draft.add(country: address.value("COUNTRY"), role: .residence)
    }
    for document in element.all("INDIVIDUAL_DOCUMENT") { add(document, to: &draft) }
    draft.add(gender: element.value("GENDER") ?? gender(inComments: element.value("COMMENTS1")))
    draft.add(programme: element.value("UN_LIST_TYPE"))
    for title in element.values("DESIGNATION", "VALUE") { draft.add(title: title) }
    return draft
  }

  private static func addNames(_ element: XMLElement, isPerson: Bool, to draft: inout EntityDraft) {
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map { element.value($0) }
    if isPerson {
      draft.add(name: ListText.joined(parts), kind: .primary)
    } else {
      // Bodies of several names have them in one field.
      for (place, name) in ListText.parts(ListText.joined(parts)).enumerated() {
        draft.add(name: name, kind: place == 0 ? .primary : .alias)
      }
    }
    draft.add(name: element.value("NAME_ORIGINAL_SCRIPT"), kind: .alias)
    for alias in element.all("INDIVIDUAL_ALIAS") + element.all("ENTITY_ALIAS") {
      for name in ListText.parts(alias.value("ALIAS_NAME")) { draft.add(name: name, kind: kind(alias)) }
      draft.add(dates: ListDates.parse(alias.value("DATE_OF_BIRTH")))
      addPlace([alias.value("CITY_OF_BIRTH")], alias.value("COUNTRY_OF_BIRTH"), to: &draft)
    }
  }

  private static func kind(_ alias: XMLElement) -> ListName.Kind {
    let note = alias.value("NOTE")?.lowercased() ?? ""
    if note.contains("formerly listed") || note.contains("previously listed") { return .previous }
    switch alias.value("QUALITY")?.lowercased() {
    case "low": return .weakAlias
    case "f.k.a.": return .previous
    default: return .alias
    }
  }

  private static func addPlace(_ parts: [String?], _ country: String?, to draft: inout EntityDraft) {
    let told = (parts + [country]).compactMap(\.self)
    draft.add(placeOfBirth: told.joined(separator: ", "))
    draft.add(country: country, role: .birth)
  }

  private static func dates(_ birth: XMLElement) -> [PartialDate] {
    let isCirca = birth.value("TYPE_OF_DATE") == "APPROXIMATELY"
    func number(_ name: String) -> Int? { birth.value(name).flatMap { Int($0) } }
    if let first = number("FROM_YEAR"), let last = number("TO_YEAR") {
      return [ListDates.years(from: first, to: last)].compactMap(\.self)
    }
    if let text = birth.value("DATE") {
      let dates = ListDates.parse(text)
      return isCirca ? dates.map { .circa($0.years.lowerBound) } : dates
    }
    if let year = number("YEAR") {
      let note = ListDates.single(birth.value("NOTE").map { $0 + " " + String(year) })
      return [note ?? ListDates.date(year: year, month: nil, day: nil, isCirca: isCirca)].compactMap(\.self)
    }
    return ListDates.parse(birth.value("NOTE"))
  }

  private static func add(_ document: XMLElement, to draft: inout EntityDraft) {
    let label = document.value("TYPE_OF_DOCUMENT") ?? document.value("TYPE_OF_DOCUMENT2") ?? ""
    draft.add(
      identifier: document.value("NUMBER"), kind: IdentifierWords.kind(of: label),
      country: document.value("ISSUING_COUNTRY") ?? document.value("COUNTRY_OF_ISSUE"))
  }

  /// Most entries tell the gender in their comments alone: `Gender: Male.`
  private static func gender(inComments text: String?) -> String? {
    guard let text, let label = text.firstRange(of: "Gender:") else { return nil }
    return text[label.upperBound...].split { !$0.isLetter }.first.map(String.init)
  }
}
