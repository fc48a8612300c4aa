import Domain

/// Reads how long data are kept, and what is done on another basis than consent.
enum RetentionReading {
  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    if let retention = fields["retention"]?.fields() { readRetention(retention, into: &policy) }
    if let bases = fields["legal_basis"]?.fields() { readBases(bases, into: &policy) }
  }

  private static func readRetention(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(DataClass.allCases.map(\.rawValue) + ["from"])
    for dataClass in DataClass.allCases {
      guard let item = fields[dataClass.rawValue], let text = item.text() else { continue }
      if text == "until_erased" {
        policy.retention.days[dataClass] = nil
        policy.retention.untilErased.insert(dataClass)
      } else if let days = DurationText.days(text) {
        policy.retention.days[dataClass] = days
        policy.retention.untilErased.remove(dataClass)
      } else {
        item.refuse(.broken(rule: "must be days or years, such as 30d or 5y, up to 100 years; or until_erased"))
      }
    }
    if let start = fields["from"]?.choice(of: RetentionSettings.Start.self) { policy.retention.start = start }
  }

  /// `biometric: other` declares another legal basis than consent for that purpose.
  private static func readBases(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(ConsentPurpose.allCases.map(\.rawValue))
    for purpose in ConsentPurpose.allCases {
      guard let item = fields[purpose.rawValue], let text = item.text() else { continue }
      switch text {
      case "consent": policy.otherLegalBasis.remove(purpose)
      case "other": policy.otherLegalBasis.insert(purpose)
      default: item.refuse(.notOneOf(["consent", "other"]))
      }
    }
  }
}
