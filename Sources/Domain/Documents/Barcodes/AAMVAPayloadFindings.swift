extension AAMVAPayload {
  /// What the payload's elements lack against the standard of its version: mandatory elements, lengths and character
  /// sets, days and their order. Rules for driving licences hold where a subfile `DL` is there. A value of any element
  /// must be printable ISO/IEC 8859-1, a jurisdiction's own included.
  public var findings: [AAMVAFinding] {
    let rules = AAMVAElementRule.rules(version: effectiveVersion)
    return rules.compactMap { dutyFinding($0) } + rules.flatMap { formFindings($0) }
      + unprintable(except: Set(rules.map(\.id))) + dateFindings + countryFinding
  }

  private func dutyFinding(_ rule: AAMVAElementRule) -> AAMVAFinding? {
    let isLicence = subfiles.contains { $0.kind == .drivingLicence }
    guard rule.duty == .cards || (rule.duty == .licences && isLicence) else { return nil }
    // The standard of 2000 gives the name whole or in parts.
    if rule.id == "DAA", value("DAB") != nil { return nil }
    guard cardElements.contains(where: { $0.id == rule.id }) else { return .missingElement(id: rule.id) }
    return value(rule.id) == nil && !rule.mayBeEmpty ? .emptyElement(id: rule.id) : nil
  }

  private func formFindings(_ rule: AAMVAElementRule) -> [AAMVAFinding] {
    guard let value = value(rule.id), value.uppercased() != "UNAVL", value.uppercased() != "NONE" else { return [] }
    var findings: [AAMVAFinding] = []
    let length = value.unicodeScalars.count
    if let limit = rule.limit, length > limit {
      findings.append(.tooLong(id: rule.id, limit: limit, given: length))
    }
    if !rule.characters.holds(value) { findings.append(.characterSet(id: rule.id)) }
    return findings
  }

  private func unprintable(except checked: Set<String>) -> [AAMVAFinding] {
    var ids: [String] = []
    for element in elements where !checked.contains(element.id) && !ids.contains(element.id) {
      if !AAMVACharacterClass.printable.holds(element.value) { ids.append(element.id) }
    }
    return ids.map { .characterSet(id: $0) }
  }

  private var dateFindings: [AAMVAFinding] {
    var findings: [AAMVAFinding] = AAMVAElementRule.dates.compactMap { id in
      stated(id) != nil && date(id)?.day == nil ? .notADate(id: id) : nil
    }
    if let issue = dateOfIssue?.day {
      if let expiry = dateOfExpiry?.day, expiry < issue { findings.append(.expiryBeforeIssue) }
      if let birth = dateOfBirth?.day, birth >= issue { findings.append(.birthNotBeforeIssue) }
    }
    return findings
  }

  private var countryFinding: [AAMVAFinding] {
    guard let issuer = header.issuer, let stated = stated("DCG") else { return [] }
    return (countryIdentification ?? stated) == issuer.country ? [] : [.countryDiffersFromIssuer]
  }
}
