import Domain

/// Compares two parts of a document, or a part with what the applicant declared, field by field.
struct FieldAgreement {
  /// One field that both have.
  struct Entry: Equatable {
    let field: String
    let agreement: NameAgreement
  }

  /// In the order of the record.
  private(set) var entries: [Entry] = []

  /// Whether a field differs.
  var isDifferent: Bool { entries.contains { $0.agreement == .different } }

  /// The comparison with what an applicant declared. Who declares `Kate` where the document has `Katherine`, or has
  /// family and given names the other way round, declares the document's name in another form: where the whole names
  /// may stand for each other and the dates of birth are one, fields that differ are variants. Parts of one document
  /// are not compared so: they say one name in one form.
  static func declared(_ record: ApplicantRecord, _ document: DocumentFields) -> Self {
    let declared = DocumentFields(declared: record)
    var agreement = Self(declared, document)
    let isBornAlike = agreement.entries.contains { $0.field == "date_of_birth" && $0.agreement == .equal }
    let isNamedApart = agreement.entries.contains { names.contains($0.field) && $0.agreement == .different }
    guard isBornAlike, isNamedApart else { return agreement }
    let mayStand = declared.wholeNames.contains { name in
      document.wholeNames.contains { NameVariation.isOf(name, $0) }
    }
    guard mayStand else { return agreement }
    agreement.entries = agreement.entries.map { entry in
      guard names.contains(entry.field), entry.agreement == .different else { return entry }
      return Entry(field: entry.field, agreement: .variant)
    }
    return agreement
  }

  private static let names: Set<String> = ["family_name", "given_names", "full_name"]

  /// The comparison of the print of a front with that of a back: their numbers and dates alone. Backs explain in words
  /// what the fields of the front are (Directive 2006/126/EC, annex I), and a word beside a label reads like a name.
  static func sides(_ front: DocumentFields, _ back: DocumentFields) -> Self {
    var agreement = Self(front, back)
    agreement.entries.removeAll { names.contains($0.field) || ["nationality", "sex"].contains($0.field) }
    return agreement
  }

  /// Whether a name is there, and every one agrees.
  var isNamedAlike: Bool {
    let names = entries.filter { Self.names.contains($0.field) }
    return !names.isEmpty && names.allSatisfy { [.equal, .partial, .compatible].contains($0.agreement) }
  }

  /// The comparison for the record.
  var members: [JSON.Member] { entries.map { JSON.Member($0.field, .string($0.agreement.rawValue)) } }

  /// Whether one of the two was read off print, where small mistakes are a reader's and not a forger's.
  private let isPrint: Bool
  private let mayBeTruncated: Bool

  init(_ left: DocumentFields, _ right: DocumentFields) {
    isPrint = left.source == .visualZone || right.source == .visualZone
    mayBeTruncated = left.namesMayBeTruncated || right.namesMayBeTruncated
    number("document_number", left.documentNumber, right.documentNumber)
    name("family_name", left.familyNames, right.familyNames)
    name("given_names", left.allGivenNames, right.allGivenNames)
    wholeName(left, right)
    day("date_of_birth", left.dateOfBirth, right.dateOfBirth)
    year(left, right)
    day("date_of_expiry", left.dateOfExpiry, right.dateOfExpiry)
    exact("nationality", left.nationality.map(Self.country), right.nationality.map(Self.country))
    exact("sex", left.statedSex, right.statedSex)
  }

  private mutating func add(_ field: String, _ agreement: NameAgreement, _ first: String, _ second: String) {
    let isMisread = isPrint && agreement == .different && NameAgreement.isMisread(first, second)
    entries.append(Entry(field: field, agreement: isMisread ? .similar : agreement))
  }

  private mutating func exact(_ field: String, _ first: String?, _ second: String?) {
    guard let first, let second else { return }
    entries.append(Entry(field: field, agreement: first == second ? .equal : .different))
  }

  private mutating func number(_ field: String, _ first: String?, _ second: String?) {
    guard let first = first.map(NameAgreement.bare), let second = second.map(NameAgreement.bare) else { return }
    add(field, first == second ? .equal : .different, first, second)
  }

  /// A date misread in print has one wrong digit; one that was changed by hand has more.
  private mutating func day(_ field: String, _ first: CalendarDate?, _ second: CalendarDate?) {
    guard let first, let second else { return }
    let wrong = zip(first.description, second.description).count { $0 != $1 }
    let agreement = wrong == 0 ? NameAgreement.equal : isPrint && wrong == 1 ? .similar : .different
    entries.append(Entry(field: field, agreement: agreement))
  }

  /// Where one part has the year alone, the other's year is held against it.
  private mutating func year(_ left: DocumentFields, _ right: DocumentFields) {
    guard left.dateOfBirth == nil || right.dateOfBirth == nil else { return }
    guard let first = left.dateOfBirth?.year ?? left.yearOfBirth,
      let second = right.dateOfBirth?.year ?? right.yearOfBirth
    else { return }
    entries.append(Entry(field: "year_of_birth", agreement: first == second ? .equal : .different))
  }

  /// The best of all pairs, but where both have the name in Latin letters, these alone: a name in another script that
  /// agrees must not hide that they differ.
  private mutating func name(_ field: String, _ first: [String], _ second: [String]) {
    let pairs = first.flatMap { left in second.map { (left, $0) } }
    let latin = pairs.filter { NativeScript.of($0.0) == .latin && NativeScript.of($0.1) == .latin }
    let judged = (latin.isEmpty ? pairs : latin).map {
      ($0.0, $0.1, NameAgreement.of($0.0, $0.1, mayBeTruncated: mayBeTruncated))
    }
    let order: [NameAgreement] = [.equal, .partial, .compatible, .different, .unknown]
    for agreement in order {
      guard let best = judged.first(where: { $0.2 == agreement }) else { continue }
      return add(field, agreement, best.0, best.1)
    }
  }

  /// Where a part has the whole name only, the other's names are put together in either order.
  private mutating func wholeName(_ left: DocumentFields, _ right: DocumentFields) {
    guard left.hasWholeNameOnly || right.hasWholeNameOnly else { return }
    name("full_name", left.wholeNames, right.wholeNames)
  }

  /// Zones write Germany as `D` (ICAO Doc 9303-3, section 5).
  static func country(_ code: String) -> String { code == "D" ? "DEU" : code }
}

extension DocumentFields {
  /// The family name in each script that it is given in.
  var familyNames: [String] { [familyName, nativeFamilyName].compactMap(\.self) }
  /// The given names in each script that they are given in.
  var allGivenNames: [String] { [givenNames, nativeGivenNames].compactMap(\.self) }

  /// A document writes X where the sex is not stated, too (ICAO Doc 9303-3, section 4).
  var statedSex: String? { sex == "X" && source != .declared ? nil : sex }

  /// Whether the name stands there in one piece.
  var hasWholeNameOnly: Bool { familyNames.isEmpty && (fullName ?? nativeFullName) != nil }

  /// The whole name in each script.
  var wholeNames: [String] {
    let joined = zip(familyNames, allGivenNames).map { $1 + " " + $0 }
    return [fullName, nativeFullName].compactMap(\.self) + joined
  }

  /// What an applicant declared.
  init(declared record: ApplicantRecord) {
    self.init(source: .declared)
    familyName = record.familyName
    givenNames = record.givenNames
    dateOfBirth = record.dateOfBirth
    nationality = record.nationality
    sex = record.sex
  }
}
