import Domain

/// The United Kingdom's sanctions list of the Foreign, Commonwealth and Development Office, as XML.
struct UKDesignations: ListFormat {
  static let about = ListFormatDescription(
    name: "uk-xml", title: "UK sanctions list (XML)", files: "one UK_Sanctions_List.xml", evidence: .handMadeFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("UK_Sanctions_List.xml")
    var reader = XMLReader(source, limits: draft.limits)
    _ = try reader.root(named: "Designations")
    while let start = try reader.next() {
      switch start.name {
      case "DateGenerated": draft.version = try reader.element(start)?.value
      case "Designation":
        draft.rowCount += 1
        guard let element = try reader.element(start) else {
          draft.reject(.tooLong, in: source, line: start.line)
          continue
        }
        try draft.add(Self.entry(element), in: source, line: start.line)
      default: continue
      }
    }
  }

  private static func entry(_ element: XMLElement) -> EntityDraft {
    func values(_ name: String) -> [String] { element.within(name).compactMap(\.value) }
    var draft = EntityDraft(
      id: element.value("UniqueID") ?? "", kind: UKWords.kind(values("IndividualEntityShip").first),
      topics: [.sanction])
    for name in element.path("Names", "Name") {
      let parts = (1...6).map { name.value("Name\($0)") }
      draft.add(
        name: ListText.joined(parts) ?? name.value,
        kind: UKWords.nameKind(name.value("NameType"), strength: name.value("AliasStrength")))
    }
    for name in values("NameNonLatinScript") { draft.add(name: name, kind: .alias) }
    for date in values("DOB") { draft.add(dates: ListDates.parse(date)) }
    for nationality in values("Nationality") { draft.add(country: nationality, role: .nationality) }
    for place in element.within("BirthDetails").flatMap({ $0.within("Location") }) {
      draft.add(
        placeOfBirth: ["TownOfBirth", "CountryOfBirth"].compactMap { place.value($0) }.joined(separator: ", "))
      draft.add(country: place.value("CountryOfBirth"), role: .birth)
    }
    for country in values("AddressCountry") { draft.add(country: country, role: .residence) }
    for gender in values("Gender") { draft.add(gender: gender) }
    for title in values("Position") { draft.add(title: title) }
    for flag in values("CurrentBelievedFlagOfShip") { draft.add(country: flag, role: .flag) }
    for regime in values("RegimeName") { draft.add(programme: regime) }
    addNumbers(element, to: &draft)
    return draft
  }

  private static func addNumbers(_ element: XMLElement, to draft: inout EntityDraft) {
    for passport in element.within("Passport") {
      draft.add(
        identifier: passport.value("PassportNumber"), kind: .passport,
        country: passport.value("PassportAdditionalInformation").flatMap(CountryNames.ending))
    }
    for number in element.within("NationalIdentifier") {
      draft.add(
        identifier: number.value("NationalIdentifierNumber"), kind: .nationalIdentity,
        country: number.value("NationalIdentifierAdditionalInformation").flatMap(CountryNames.ending))
    }
    for number in element.within("BusinessRegistrationNumber") {
      draft.add(identifier: number.value, kind: .registration)
    }
    for number in element.within("IMONumber") { draft.add(identifier: number.value, kind: .imo) }
  }
}
