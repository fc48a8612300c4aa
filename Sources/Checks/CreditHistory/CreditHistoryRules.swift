import Domain

/// Judges what a bureau holds, by the tenant's limits. Pure.
public enum CreditHistoryRules {
  /// Rejected where one of the policy's limits of rejection is reached; a person's look where one of those of
  /// consideration is, where the bureau has no file or does not know which, and where it gives no score that a declared
  /// limit can be held against; clear otherwise. The score is the bureau's, as a share of its scale.
  /// - Parameter digest: SHA-256.
  public static func report(
    on answer: CreditAnswer, to request: CreditRequest, under policy: CreditHistoryPolicy,
    digest: @escaping CreditHistoryCheck.Digest
  ) -> CheckReport {
    var report = judge(answer.finding, policy)
    let record = CreditHistoryRecord(answer, to: request, under: policy, digest: digest)
    report.breakdown = record.json
    report.engine = record.engine
    return report
  }

  private static func judge(_ finding: CreditAnswer.Finding, _ policy: CreditHistoryPolicy) -> CheckReport {
    switch finding {
    case .notFound: return CheckReport(outcome: .consider, reasons: [.creditNotFound])
    case .ambiguous: return CheckReport(outcome: .consider, reasons: [.creditAmbiguous])
    case .found(let file):
      let (grave, doubtful) = (reached(policy.rejected, by: file), reached(policy.consider, by: file))
      var reasons = grave + doubtful.filter { !grave.contains($0) }
      if isScoreMissed(policy, by: file) { reasons.append(.creditScoreUnknown) }
      let outcome: CheckOutcome = grave.isEmpty ? reasons.isEmpty ? .clear : .consider : .rejected
      return CheckReport(outcome: outcome, score: file.score?.share, reasons: reasons)
    }
  }

  /// The limits that a file reaches, the gravest facts first.
  private static func reached(_ limits: CreditLimits, by file: CreditFile) -> [ReasonCode] {
    func reaches(_ count: Int, _ least: Int?) -> Bool { least.map { count >= $0 } ?? false }
    func isBelow(_ value: Int, _ limit: Int?) -> Bool { limit.map { value < $0 } ?? false }
    let facts: [(ReasonCode, Bool)] = [
      (.creditBankruptcy, reaches(file.openBankruptcies + file.dischargedBankruptcies, limits.bankruptciesMin)),
      (.creditDefault, reaches(file.openDefaults, limits.defaultsMin)),
      (.creditDelinquency, limits.delinquencies.map { file.count($0) >= $0.min } ?? false),
      (.creditScoreLow, limits.scoreBelow.map { file.score?.isBelow($0) ?? false } ?? false),
      (.creditHistoryShort, isBelow(file.oldestAccountMonths ?? 0, limits.historyMonthsBelow)),
      (.creditEnquiries, reaches(file.enquiries.count, limits.enquiriesMin)),
    ]
    return facts.filter(\.1).map(\.0)
  }

  /// Whether a limit of scores is declared that says nothing of this file: it has no score, or one of another scale.
  private static func isScoreMissed(_ policy: CreditHistoryPolicy, by file: CreditFile) -> Bool {
    [policy.rejected.scoreBelow, policy.consider.scoreBelow].compactMap(\.self).contains { limit in
      file.score?.isBelow(limit) == nil
    }
  }
}

extension CreditScore {
  /// Whether it is below a limit; nil where the limit is none of its scale.
  fileprivate func isBelow(_ limit: Int) -> Bool? { scale.contains(limit) ? value < limit : nil }
}

extension CreditFile {
  /// Late payments that are as late and as recent as a limit says, or more so.
  fileprivate func count(_ limit: DelinquencyLimit) -> Int {
    delinquencies.filter { $0.severity >= limit.severity && $0.age <= limit.age }.reduce(0) { $0 + $1.count }
  }
}
