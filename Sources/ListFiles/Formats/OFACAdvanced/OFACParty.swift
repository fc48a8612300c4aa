import Domain

/// A `DistinctParty` of OFAC's advanced file.
struct OFACParty {
  let book: OFACBook
  let element: XMLElement

  /// The entry that it tells, without programmes and ties.
  func draft() -> EntityDraft {
    let profile = element.first("Profile")
    let id = element.attribute("FixedRef") ?? profile?.attribute("ID") ?? ""
    var draft = EntityDraft(id: id, kind: kind(profile?.attribute("PartySubTypeID")), topics: [.sanction])
    for identity in profile?.all("Identity") ?? [] {
      for alias in identity.all("Alias") { add(alias: alias, of: identity, to: &draft) }
      for document in book.documents(of: identity.attribute("ID")) {
        draft.add(
          identifier: document.number, kind: IdentifierWords.kind(of: document.type), country: document.country)
      }
    }
    for feature in profile?.all("Feature") ?? [] {
      let type = book.reference("FeatureType", feature.attribute("FeatureTypeID")) ?? ""
      for version in feature.all("FeatureVersion") { add(version, type: type, to: &draft) }
    }
    return draft
  }

  private func kind(_ subtype: String?) -> ListEntity.Kind {
    switch book.reference("PartySubType", subtype)?.lowercased() {
    case "vessel": return .vessel
    case "aircraft": return .aircraft
    default: break
    }
    let type = book.reference("PartyType", book.reference("PartySubType.PartyTypeID", subtype))
    if let type { return type.lowercased() == "individual" ? .person : .organisation }
    // The numbers that OFAC has given them since the format began.
    switch subtype {
    case "1": return .vessel
    case "2": return .aircraft
    case "4": return .person
    default: return .organisation
    }
  }

  private func add(alias: XMLElement, of identity: XMLElement, to draft: inout EntityDraft) {
    let type = book.reference("AliasType", alias.attribute("AliasTypeID"))?.lowercased() ?? ""
    for (place, name) in alias.all("DocumentedName").enumerated() {
      let kind: ListName.Kind =
        if alias.isTrue("LowQuality") {
          .weakAlias
        } else if alias.isTrue("Primary") {
          // The first documented name is in Latin letters, the others are the same in other scripts.
          place == 0 ? .primary : .alias
        } else {
          type.hasPrefix("f.k.a") ? .previous : .alias
        }
      draft.add(name: text(of: name, in: identity), kind: kind)
    }
  }

  /// A name's parts; a family name comes first, with a comma, as in the CSV files.
  private func text(of name: XMLElement, in identity: XMLElement) -> String? {
    var familyGroups: Set<String> = []
    for group in identity.path("NamePartGroups", "MasterNamePartGroup", "NamePartGroup") {
      let type = book.reference("NamePartType", group.attribute("NamePartTypeID"))?.lowercased()
      if type == "last name", let id = group.attribute("ID") { familyGroups.insert(id) }
    }
    var family: [String] = []
    var others: [String] = []
    for part in name.path("DocumentedNamePart", "NamePartValue") {
      guard let text = part.value else { continue }
      if let group = part.attribute("NamePartGroupID"), familyGroups.contains(group) {
        family.append(text)
      } else {
        others.append(text)
      }
    }
    let parts = [family, others].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func add(_ version: XMLElement, type: String, to draft: inout EntityDraft) {
    let detail = version.first("VersionDetail")
    let text = detail?.value ?? book.reference("DetailReference", detail?.attribute("DetailReferenceID"))
    let location = book.location(version.first("VersionLocation")?.attribute("LocationID"))
    switch type.lowercased() {
    case "birthdate": draft.add(dates: [date(version.first("DatePeriod"))].compactMap(\.self))
    case "place of birth":
      draft.add(placeOfBirth: text ?? location?.text)
      draft.add(country: location?.country ?? text.flatMap(CountryNames.ending), role: .birth)
    case "nationality", "nationality country", "citizenship", "citizenship country":
      draft.add(country: location?.country ?? text, role: .nationality)
    case "nationality of registration": draft.add(country: location?.country ?? text, role: .jurisdiction)
    case "location": draft.add(country: location?.country, role: .residence)
    case "gender": draft.add(gender: text)
    case "title": draft.add(title: text)
    case "vessel flag": draft.add(country: text ?? location?.country, role: .flag)
    case let type where type.hasPrefix("additional sanctions information") || type.hasPrefix("secondary sanctions"):
      draft.add(programme: text)
    default:
      let kind = IdentifierWords.kind(of: type)
      if kind != .other || IdentifierWords.isOther(type) { draft.add(identifier: text, kind: kind) }
    }
  }

  /// A period is a day, a month or a year where its ends say so, and otherwise the years between them.
  private func date(_ period: XMLElement?) -> PartialDate? {
    guard let period, let start = period.first("Start"), let from = start.first("From").flatMap(OFACBook.date) else {
      return nil
    }
    let ends = period.path("End", "To") + period.path("End", "From") + start.all("To")
    let to = ends.first.flatMap(OFACBook.date) ?? from
    if start.isTrue("Approximate") { return .circa(from.years.lowerBound) }
    guard from != to else { return from }
    guard let first = from.day, let last = to.day, first.year == last.year else {
      return ListDates.years(from: from.years.lowerBound, to: to.years.upperBound)
    }
    return first.month == last.month ? .month(year: first.year, month: first.month) : .year(first.year)
  }
}
