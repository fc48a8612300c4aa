/// What a tenant makes of a credit file. Numbers are the tenant's own: scores of different bureaus have different
/// scales, and what a late payment means depends on what is sold.
public struct CreditHistoryPolicy: Sendable, Equatable {
  /// From where on a person should look. Where nothing else is declared: an insolvency on file, or a default that is
  /// not settled, each of which says something only with its story.
  public var consider = CreditLimits(defaultsMin: 1, bankruptciesMin: 1)
  /// From where on the answer is no. Where nothing is declared, nothing is rejected.
  public var rejected = CreditLimits()

  /// Documented defaults.
  public init() {}
}

/// Limits on what a credit file says; each is nil where there is none.
public struct CreditLimits: Sendable, Equatable {
  /// Scores below this one, on the bureau's scale.
  public var scoreBelow: Int?
  /// This many defaults that are not settled, or more.
  public var defaultsMin: Int?
  /// This many insolvencies, open or discharged, or more.
  public var bankruptciesMin: Int?
  /// Late payments.
  public var delinquencies: DelinquencyLimit?
  /// This many requests of others for the file, or more, in the months that the bureau counts.
  public var enquiriesMin: Int?
  /// An oldest account of fewer months than these; a file without accounts has none.
  public var historyMonthsBelow: Int?

  /// Limits.
  public init(
    scoreBelow: Int? = nil, defaultsMin: Int? = nil, bankruptciesMin: Int? = nil,
    delinquencies: DelinquencyLimit? = nil, enquiriesMin: Int? = nil, historyMonthsBelow: Int? = nil
  ) {
    self.scoreBelow = scoreBelow
    self.defaultsMin = defaultsMin
    self.bankruptciesMin = bankruptciesMin
    self.delinquencies = delinquencies
    self.enquiriesMin = enquiriesMin
    self.historyMonthsBelow = historyMonthsBelow
  }
}

/// How many late payments count.
public struct DelinquencyLimit: Sendable, Equatable {
  /// Those that were as late as this, or later.
  public let severity: DelinquencySeverity
  /// Those as recent as this, or more so; ``DelinquencyAge/older`` means all.
  public let age: DelinquencyAge
  /// This many, or more.
  public let min: Int

  /// A limit.
  public init(severity: DelinquencySeverity, age: DelinquencyAge, min: Int) {
    self.severity = severity
    self.age = age
    self.min = min
  }
}

extension CreditHistoryPolicy {
  /// As declared and as recorded: the limits that there are.
  public var json: JSON { ["consider": consider.json, "rejected": rejected.json] }
}

extension CreditLimits {
  fileprivate var json: JSON {
    func member(_ name: String, _ value: Int?) -> JSON.Member? {
      value.map { JSON.Member(name, .integer(Int64($0))) }
    }
    let late = delinquencies.map { limit in
      JSON.Member(
        "delinquencies",
        [
          "severity": .string(limit.severity.rawValue), "age": .string(limit.age.rawValue),
          "min": .integer(Int64(limit.min)),
        ])
    }
    return .object(
      [
        member("score_below", scoreBelow), member("defaults_min", defaultsMin),
        member("bankruptcies_min", bankruptciesMin), late, member("enquiries_min", enquiriesMin),
        member("history_months_below", historyMonthsBelow),
      ].compactMap(\.self))
  }
}
