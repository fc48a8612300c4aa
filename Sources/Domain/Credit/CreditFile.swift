/// What a bureau holds of one person. Facts, not a judgement: what follows is the tenant's policy.
public struct CreditFile: Sendable, Equatable {
  /// The bureau's score; nil where it gives none.
  public let score: CreditScore?
  /// Late payments, by how late and how long ago; each pair at most once.
  public let delinquencies: [Delinquencies]
  /// Insolvencies that are not discharged yet, 0 through ``countMax``.
  public let openBankruptcies: Int
  /// Insolvencies that are discharged and still on file, 0 through ``countMax``.
  public let dischargedBankruptcies: Int
  /// Debts in default that are not settled, 0 through ``countMax``.
  public let openDefaults: Int
  /// Completed months since the oldest account was opened; nil where there is no account.
  public let oldestAccountMonths: Int?
  /// How often others asked for the file lately.
  public let enquiries: Enquiries

  /// Most of anything that is counted: above it an answer is malformed.
  public static let countMax = 10_000
  /// Most months: a hundred years.
  public static let monthsMax = 1_200

  /// Late payments of one kind.
  public struct Delinquencies: Sendable, Equatable {
    /// How late they were.
    public let severity: DelinquencySeverity
    /// How long ago.
    public let age: DelinquencyAge
    /// How many, 0 through ``CreditFile/countMax``.
    public let count: Int

    /// Late payments.
    public init(severity: DelinquencySeverity, age: DelinquencyAge, count: Int) {
      self.severity = severity
      self.age = age
      self.count = count
    }
  }

  /// Requests for the file that its person caused by asking for credit.
  public struct Enquiries: Sendable, Equatable {
    /// The months that the bureau counts, the latest ones, 1 through 24.
    public let months: Int
    /// How many in them, 0 through ``CreditFile/countMax``.
    public let count: Int

    /// Requests in a number of months.
    public init(months: Int, count: Int) {
      self.months = months
      self.count = count
    }
  }

  /// A file.
  public init(
    score: CreditScore?, delinquencies: [Delinquencies], openBankruptcies: Int, dischargedBankruptcies: Int,
    openDefaults: Int, oldestAccountMonths: Int?, enquiries: Enquiries
  ) {
    self.score = score
    self.delinquencies = delinquencies
    self.openBankruptcies = openBankruptcies
    self.dischargedBankruptcies = dischargedBankruptcies
    self.openDefaults = openDefaults
    self.oldestAccountMonths = oldestAccountMonths
    self.enquiries = enquiries
  }
}

/// A score on a bureau's own scale, of which more is better.
public struct CreditScore: Sendable, Equatable {
  /// In ``scale``.
  public let value: Int
  /// The least and the best score there is; they differ.
  public let scale: ClosedRange<Int>

  /// A score; nil where it lies outside its scale, or the scale has one value alone.
  public init?(value: Int, scale: ClosedRange<Int>) {
    guard scale.lowerBound < scale.upperBound, scale.contains(value) else { return nil }
    self.value = value
    self.scale = scale
  }

  /// Where it lies on its scale, 0 through 1.
  public var share: Double {
    Double(value - scale.lowerBound) / Double(scale.upperBound - scale.lowerBound)
  }
}

/// How late a payment was: the steps in which lenders report (Metro 2, account status codes 71, 78, 80 and 82).
public enum DelinquencySeverity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// 30 through 59 days past due.
  case days30 = "days_30"
  /// 60 through 89 days.
  case days60 = "days_60"
  /// 90 through 119 days. From here on a debt counts as in default for banks (Regulation (EU) 575/2013, Article 178).
  case days90 = "days_90"
  /// 120 days or more.
  case days120 = "days_120"

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// True where the left one is the less late.
  public static func < (left: DelinquencySeverity, right: DelinquencySeverity) -> Bool { left.rank < right.rank }
}

/// How long ago a late payment was.
public enum DelinquencyAge: String, Sendable, Hashable, CaseIterable, Comparable {
  /// In the last twelve months.
  case months12 = "months_12"
  /// In the twelve months before those.
  case months24 = "months_24"
  /// Earlier.
  case older

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// True where the left one is the more recent.
  public static func < (left: DelinquencyAge, right: DelinquencyAge) -> Bool { left.rank < right.rank }
}
