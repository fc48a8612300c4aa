import Domain

/// Reads what a tenant makes of a credit file.
enum CreditHistoryReading {
  private static let counts = Int64(1)...Int64(CreditFile.countMax)

  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["consider", "rejected"])
    // What is declared takes the place of what holds where nothing is.
    if let consider = fields["consider"]?.fields() {
      policy.creditHistory.consider = limits(consider, from: policy.creditHistory.consider)
    }
    if let rejected = fields["rejected"]?.fields() {
      policy.creditHistory.rejected = limits(rejected, from: policy.creditHistory.rejected)
    }
  }

  private static func limits(_ fields: Fields, from start: CreditLimits) -> CreditLimits {
    fields.allow([
      "score_below", "defaults_min", "bankruptcies_min", "delinquencies", "enquiries_min", "history_months_below",
    ])
    var limits = start
    if let score = fields["score_below"]?.integer(-1_000_000...1_000_000) { limits.scoreBelow = Int(score) }
    if let count = fields["defaults_min"]?.integer(counts) { limits.defaultsMin = Int(count) }
    if let count = fields["bankruptcies_min"]?.integer(counts) { limits.bankruptciesMin = Int(count) }
    if let count = fields["enquiries_min"]?.integer(counts) { limits.enquiriesMin = Int(count) }
    if let months = fields["history_months_below"]?.integer(1...Int64(CreditFile.monthsMax)) {
      limits.historyMonthsBelow = Int(months)
    }
    if let late = fields["delinquencies"]?.fields() { limits.delinquencies = delinquencies(late) }
    return limits
  }

  private static func delinquencies(_ fields: Fields) -> DelinquencyLimit? {
    fields.allow(["severity", "age", "min"])
    let severity = fields.required("severity")?.choice(of: DelinquencySeverity.self)
    let age = fields["age"].map { $0.choice(of: DelinquencyAge.self) } ?? .older
    let min = fields.required("min")?.integer(counts)
    guard let severity, let age, let min else { return nil }
    return DelinquencyLimit(severity: severity, age: age, min: Int(min))
  }
}
