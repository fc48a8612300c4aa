import Domain

/// What the remarks of OFAC's entries tell, of which each item is a label and a value: `DOB 10 Dec 1948; POB Cali,
/// Colombia; nationality Iraq; Gender Male; Passport A123 (Iraq); a.k.a. 'X'; Linked To: Y.`
enum OFACRemarks {
  /// The items, without `alt.` before and the full stop behind the last.
  static func items(_ remarks: String) -> [String] {
    var items = ListText.parts(remarks)
    if let last = items.last, last.hasSuffix(".") { items[items.count - 1] = String(last.dropLast()) }
    return items.map { $0.hasPrefix("alt. ") ? String($0.dropFirst(5)) : $0 }
  }

  /// The entry that an item ties this one to.
  static func linkedName(_ item: String) -> String? { value(of: item, "Linked To: ") }

  /// Adds what an item tells; nothing where its label is not known.
  static func apply(_ item: String, to draft: inout EntityDraft) {
    if let date = value(of: item, "DOB ") {
      draft.add(dates: ListDates.parse(date))
    } else if let place = value(of: item, "POB ") {
      draft.add(placeOfBirth: place)
      draft.add(country: CountryNames.ending(place), role: .birth)
    } else if let country = value(of: item, "nationality ") ?? value(of: item, "citizen ") {
      draft.add(country: value(of: country, "possibly ") ?? country, role: .nationality)
    } else if let gender = value(of: item, "Gender ") {
      draft.add(gender: gender)
    } else if let flag = value(of: item, "Vessel Flag ") {
      draft.add(country: flag, role: .flag)
    } else if let name = quoted(item, after: "a.k.a. ") {
      // OFAC quotes the names that it calls weak; the strong ones are rows of their own.
      draft.add(name: name, kind: .weakAlias)
    } else if let name = quoted(item, after: "f.k.a. ") {
      draft.add(name: name, kind: .previous)
    } else if let name = quoted(item, after: "n.k.a. ") {
      draft.add(name: name, kind: .alias)
    } else if programmes.contains(where: item.hasPrefix), !item.contains("Directive Information") {
      draft.add(programme: item)
    } else if let number = OFACNumber(item) {
      draft.add(identifier: number.number, kind: number.kind, country: number.country)
    }
  }

  /// Labels of what an entry is under beside its programmes.
  private static let programmes = [
    "Additional Sanctions Information", "Secondary sanctions risk", "Executive Order",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
  ]

  private static func value(of item: String, _ label: String) -> String? {
    item.hasPrefix(label) ? String(item.dropFirst(label.count)) : nil
  }

  private static func quoted(_ item: String, after label: String) -> String? {
    guard let text = value(of: item, label) else { return nil }
    return text.trimmed { $0 == "'" || $0 == "\"" }
  }
}

/// A number in OFAC's remarks: `Cedula No. 16247821 (Colombia) issued 1 Jan 2000`.
struct OFACNumber {
  let kind: ListIdentifier.Kind
  let number: String
  /// The issuer in words.
  let country: String?

  /// Most words of a label.
  private static let labelWordsMax = 9

  /// Labels that have figures and are no numbers of a register.
  private static let foreign = [
    "Aircraft Model", "Aircraft Manufacture Date", "Aircraft Mode S", "Organization", "Listing Date", "Effective Date",
    "Purchase/Sales", "CAATSA", "For more information", "Telephone", "Phone", "Fax", "Website", "Email",
    "Previous Aircraft Tail Number",
  ]

  /// Short words of capitals that belong to labels rather than to numbers.
  private static let labelWords: Set<String> = [
    "BIK", "CUD", "ID", "IMO", "ISIN", "LE", "MMSI", "NIT", "RFC", "RIF", "RTN", "RUC", "SSN", "US", "UK",
  ]

  /// Reads an item of the remarks; nil where its label is none of a number.
  init?(_ item: String) {
    guard !Self.foreign.contains(where: item.hasPrefix) else { return nil }
    let words = item.split(separator: " ")
    guard var first = words.firstIndex(where: { $0.contains(where: \.isNumber) }), first > 0 else { return nil }
    // A series before the figures, as in `Passport RL 1622378`.
    let series = words[first - 1]
    if first > 1, series.count <= 3, series.allSatisfy(\.isUppercase), !Self.labelWords.contains(String(series)) {
      first -= 1
    }
    guard first <= Self.labelWordsMax else { return nil }
    let label = words[..<first].joined(separator: " ")
    kind = IdentifierWords.kind(of: label)
    guard kind != .other || IdentifierWords.isOther(label) else { return nil }
    var rest = words[first...].joined(separator: " ")[...]
    for end in [" issued ", " expires "] {
      if let range = rest.firstRange(of: end) { rest = rest[..<range.lowerBound] }
    }
    guard let open = rest.lastIndex(of: "("), rest.hasSuffix(")"), open > rest.startIndex else {
      number = String(rest)
      country = nil
      return
    }
    country = String(rest[rest.index(after: open)...].dropLast())
    number = String(rest[..<open])
  }
}
