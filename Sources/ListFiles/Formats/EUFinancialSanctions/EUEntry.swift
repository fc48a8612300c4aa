import Domain

/// A `sanctionEntity` of the European Union's list: all that it tells stands in attributes.
enum EUEntry {
  /// The entry that an element tells.
  static func draft(_ element: XMLElement) -> EntityDraft {
    let id = element.attribute("logicalId") ?? element.attribute("euReferenceNumber") ?? ""
    var draft = EntityDraft(id: id, kind: kind(element.first("subjectType")), topics: [.sanction])
    addNames(element.all("nameAlias"), to: &draft)
    for birth in element.all("birthdate") { add(birth: birth, to: &draft) }
    for citizenship in element.all("citizenship") {
      draft.add(country: country(citizenship), role: .nationality)
    }
    for address in element.all("address") { draft.add(country: country(address), role: .residence) }
    for number in element.all("identification") { add(identification: number, to: &draft) }
    for regulation in element.within("regulation") + element.within("regulationSummary") {
      draft.add(programme: regulation.attribute("programme"))
    }
    return draft
  }

  private static func kind(_ subject: XMLElement?) -> ListEntity.Kind {
    let code = subject?.attribute("code")?.lowercased() ?? subject?.attribute("classificationCode")?.lowercased()
    switch code {
    case "person", "p": return .person
    case "vessel", "ship", "v": return .vessel
    case "aircraft": return .aircraft
    default: return .organisation
    }
  }

  /// The first strong name is the one to show; the list does not mark one.
  private static func addNames(_ names: [XMLElement], to draft: inout EntityDraft) {
    let primary = names.firstIndex { $0.attribute("strong")?.lowercased() != "false" } ?? names.indices.first
    for (place, name) in names.enumerated() {
      let parts = ["firstName", "middleName", "lastName"].map { name.attribute($0) }
      let isWeak = name.attribute("strong")?.lowercased() == "false"
      draft.add(
        name: name.attribute("wholeName") ?? ListText.joined(parts),
        kind: place == primary ? .primary : isWeak ? .weakAlias : .alias,
        language: name.attribute("nameLanguage")?.lowercased())
      draft.add(gender: name.attribute("gender"))
      draft.add(title: name.attribute("function"))
    }
  }

  private static func add(birth: XMLElement, to draft: inout EntityDraft) {
    let place = ["city", "place", "region", "countryDescription"].compactMap { birth.attribute($0) }
      .filter { $0 != "UNKNOWN" }
    draft.add(placeOfBirth: place.joined(separator: ", "))
    draft.add(country: country(birth), role: .birth)
    guard ["GREGORIAN", nil].contains(birth.attribute("calendarType")?.uppercased()) else { return }
    func number(_ name: String) -> Int? { birth.attribute(name).flatMap { Int($0) } }
    if let first = number("yearRangeFrom"), let last = number("yearRangeTo"), first > 0, last > 0 {
      draft.add(dates: [ListDates.years(from: first, to: last)].compactMap(\.self))
    } else if birth.isTrue("circa"), let year = number("year") {
      draft.add(dates: [ListDates.date(year: year, month: nil, day: nil, isCirca: true)].compactMap(\.self))
    } else if let text = birth.attribute("birthdate") {
      draft.add(dates: ListDates.parse(text))
    } else {
      let date = ListDates.date(year: number("year"), month: number("monthOfYear"), day: number("dayOfMonth"))
      draft.add(dates: [date].compactMap(\.self))
    }
  }

  private static func add(identification number: XMLElement, to draft: inout EntityDraft) {
    let code = number.attribute("identificationTypeCode")?.lowercased() ?? ""
    let label = code + " " + (number.attribute("identificationTypeDescription") ?? "")
    let kind: ListIdentifier.Kind =
      switch code {
      case "id", "ssn": .nationalIdentity
      case "fiscalcode", "taxid", "tax": .tax
      case "regnumber": .registration
      default: IdentifierWords.kind(of: label)
      }
    draft.add(
      identifier: number.attribute("number") ?? number.attribute("latinNumber"), kind: kind,
      country: country(number) ?? number.attribute("issuedBy"))
  }

  /// The list writes `00` for a country that it does not know.
  private static func country(_ element: XMLElement) -> String? {
    let code = element.attribute("countryIso2Code")
    return code == "00" ? nil : code ?? element.attribute("countryDescription")
  }
}
