import Domain

/// Reads languages, documents, checks, what is asked of the applicant, and thresholds.
enum DocumentReading {
  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    if let languages = fields["languages"]?.fields() { readLanguages(languages, into: &policy) }
    if let documents = fields["documents"] { policy.documents = Self.documents(documents) }
    if let effect = fields["seen_before"]?.choice(of: SeenBeforeEffect.self) { policy.seenBefore = effect }
    if let letters = fields["proof_of_address"]?.fields() { readLetters(letters, into: &policy) }
    if let checks = fields["checks"] { policy.checks = Self.checks(checks) }
    if let applicant = fields["applicant"]?.fields() { readApplicant(applicant, into: &policy) }
    if let screening = fields["screening"]?.fields() { ScreeningReading.read(screening, into: &policy) }
    if let credit = fields["credit_history"]?.fields() { CreditHistoryReading.read(credit, into: &policy) }
    if let monitoring = fields["monitoring"]?.fields() { MonitoringReading.read(monitoring, into: &policy) }
    if let behaviour = fields["behaviour_risk"]?.fields() { BehaviourReading.read(behaviour, into: &policy.behaviour) }
    if let thresholds = fields["thresholds"]?.fields() { readThresholds(thresholds, into: &policy) }
  }

  private static func readLanguages(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["interface", "documents"])
    if let interface = fields["interface"] {
      policy.interfaceLanguages = interface.oneOrMore().compactMap(interfaceLanguage)
      if interface.oneOrMore().isEmpty { interface.refuse(.broken(rule: "must name at least one language")) }
    }
    if let documents = fields["documents"] {
      if case .text("auto") = documents.value.kind { return }
      policy.documentLanguages = documents.oneOrMore().compactMap(languageTag)
    }
  }

  private static func interfaceLanguage(_ item: Item) -> String? {
    guard let tag = languageTag(item) else { return nil }
    // What is stored is the catalogue's own tag, so that `zh-CN` and `zh-Hans` are one.
    guard let language = Languages.exact(tag) else {
      item.refuse(.notOneOf(Languages.all.map(\.code)))
      return nil
    }
    return language.code
  }

  /// The shape of BCP 47: a language of two or three letters, then subtags of two through eight letters or digits.
  private static func languageTag(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    let isShaped = subtags.enumerated().allSatisfy { index, subtag in
      let isAlphanumeric = subtag.utf8.allSatisfy {
        (65...90).contains($0 & 0xDF) || (index > 0 && (48...57).contains($0))
      }
      return (index == 0 ? 2...3 : 2...8).contains(subtag.utf8.count) && isAlphanumeric
    }
    guard isShaped, subtags.count <= 4 else {
      item.refuse(.broken(rule: "must be a BCP 47 language tag, such as en or zh-Hans"))
      return nil
    }
    return text
  }

  private static func documents(_ item: Item) -> [AcceptedDocument] {
    guard let list = item.list() else { return [] }
    if list.isEmpty { item.refuse(.broken(rule: "must name at least one document")) }
    return list.compactMap { element in
      guard let fields = element.fields() else { return nil }
      fields.allow(["type", "countries"])
      guard let type = fields.required("type")?.choice(of: DocumentType.self) else { return nil }
      return AcceptedDocument(type: type, countries: fields["countries"].map(countries) ?? .any)
    }
  }

  private static func countries(_ item: Item) -> AcceptedDocument.Countries {
    if case .text("any") = item.value.kind { return .any }
    return .only(issuers(item))
  }

  /// One issuer or several. Germany's documents say `D` in their machine-readable zone (ICAO 9303, part 3), so both
  /// of its codes stand for it.
  static func issuers(_ item: Item) -> Set<String> {
    bothOfGermany(item.oneOrMore().compactMap(country))
  }

  private static func bothOfGermany(_ codes: [String]) -> Set<String> {
    Set(codes).union(codes.contains("DEU") ? ["D"] : [])
  }

  static func country(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    guard CountryCode.isKnown(text) else {
      item.refuse(.broken(rule: "must be a country of ISO 3166-1 alpha-3 or a code of ICAO 9303, such as DEU"))
      return nil
    }
    return text
  }

  private static let ageDays =
    Int64(ProofOfAddressPolicy.ageDays.lowerBound)...Int64(ProofOfAddressPolicy.ageDays.upperBound)

  private static func readLetters(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["age_days_max", "kinds"])
    if let days = fields["age_days_max"]?.integer(Self.ageDays) { policy.proofOfAddress.ageDaysMax = Int(days) }
    guard let kinds = fields["kinds"], let list = kinds.list() else { return }
    if list.isEmpty { kinds.refuse(.broken(rule: "must name at least one kind of letter")) }
    policy.proofOfAddress.kinds = Set(list.compactMap { $0.choice(of: LetterKind.self) })
  }

  private static func checks(_ item: Item) -> [CheckType] {
    guard let list = item.list() else { return [] }
    if list.isEmpty { item.refuse(.broken(rule: "must name at least one check")) }
    var checks: [CheckType] = []
    for element in list {
      guard let check = check(element) else { continue }
      if checks.contains(check) { element.refuse(.repeatedKey) } else { checks.append(check) }
    }
    return checks
  }

  /// A check that exists; those of the catalogue that do not yet are told apart from misspelt ones.
  static func check(_ item: Item) -> CheckType? {
    guard let text = item.text() else { return nil }
    guard let check = CheckType(rawValue: text) else {
      item.refuse(.notOneOf(CheckType.allCases.filter(\.isAvailable).map(\.rawValue)))
      return nil
    }
    guard check.isAvailable else {
      item.refuse(.notAvailableYet)
      return nil
    }
    return check
  }

  private static func readApplicant(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["minimum_age", "risk_countries"])
    policy.minimumAge = fields["minimum_age"]?.integer(0...150).map { Int($0) }
    guard let levels = fields["risk_countries"]?.fields() else { return }
    for (name, mark, value) in levels.all {
      if !TenantFileReading.isName(name, lengths: 1...20, underscores: true) {
        value.reader.refuse(.broken(rule: "a level is 1 through 20 of a-z, 0-9, - and _"), at: value.path, mark)
      }
      let codes = value.oneOrMore().compactMap(country)
      policy.riskCountries[name] = codes + bothOfGermany(codes).subtracting(codes)
    }
  }

  private static func readThresholds(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["face_match", "screening"], later: ["liveness", "fingerprint"])
    if let screening = fields["screening"]?.fields() { ScreeningReading.readThreshold(screening, into: &policy) }
    guard let face = fields["face_match"], let values = face.fields() else { return }
    let later = ["clear_far", "consider_far"]
    values.allow(["clear", "consider"], later: later)
    if values.names.contains(where: later.contains) { return }
    let clear = values.required("clear")?.number(-1...1)
    let consider = values.required("consider")?.number(-1...1)
    guard let clear, let consider else { return }
    guard consider <= clear else { return face.refuse(.broken(rule: "consider must not lie above clear")) }
    policy.faceMatch = FaceMatchThresholds(clear: clear, consider: consider)
  }
}
