import Domain
import FoundationEssentials

/// On what terms something is metered.
struct UsageTerms {
  let price: UnitPrice
  let mode: Mode
  /// The key that asked for it; nil for people and for monitoring.
  let key: KeyID?
  let dimensions: [String: String]

  /// The event of what was done: free where a rule says so, else at its price.
  func event(
    _ id: UsageID, of subject: UsageSubject, _ type: CheckType, report: CheckReport,
    status: CheckStatus = .complete, wasBilledBefore: Bool = false, at now: Date
  ) -> UsageEvent {
    let free = MeteringRules.freeBecause(report: report, status: status, mode: mode, wasBilledBefore: wasBilledBefore)
    return UsageEvent(
      id: id, meter: type.rawValue, subject: subject,
      // Usage is read by who may not read what screening found.
      outcome: type == .screening ? nil : report.outcome, freeBecause: free,
      unitPrice: free == nil ? price.amount : "0", currency: price.currency, priceBook: price.priceBook, key: key,
      dimensions: dimensions, occurredAt: now, sequence: nil)
  }

  /// The event of what a watch of a date gave: free for test keys alone.
  func event(_ id: UsageID, of alert: MonitorAlert, for applicant: ApplicantID) -> UsageEvent {
    UsageEvent(
      id: id, meter: UsageEvent.monitoring, subject: .alert(alert.id, of: applicant), outcome: nil,
      freeBecause: mode == .test ? .testMode : nil, unitPrice: mode == .test ? "0" : price.amount,
      currency: price.currency, priceBook: price.priceBook, key: key, dimensions: dimensions,
      occurredAt: alert.createdAt, sequence: nil)
  }
}
