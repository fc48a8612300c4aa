import Billing
import Domain
import FoundationEssentials

/// On what terms something is metered.
struct UsageTerms {
  let meter: PricedMeter
  let mode: Mode
  /// The key that asked for it; nil for people and for monitoring.
  let key: KeyID?
  let dimensions: [String: String]

  /// The event of what was done: free where a rule says so, else at its price.
  func event(
    _ id: UsageID, of subject: UsageSubject, _ type: CheckType, report: CheckReport,
    status: CheckStatus = .complete, wasBilledBefore: Bool = false, isDuplicate: Bool = false,
    at now: Date
  ) -> UsageEvent {
    let free = MeteringRules.freeBecause(
      report: report, status: status, mode: mode, wasBilledBefore: wasBilledBefore, isDuplicate: isDuplicate)
    // Usage is read by who may not read what screening found.
    let outcome = type == .screening ? nil : report.outcome
    let dimensions = dimensions.merging(facts(of: report)) { _, fact in fact }
    let price = meter.price(for: PriceFacts(outcome: outcome, dimensions: dimensions))
    return UsageEvent(
      id: id, meter: meter.name, subject: subject, outcome: outcome, freeBecause: free,
      unitPrice: free == nil ? price : "0", currency: meter.currency, priceBook: meter.priceBook, key: key,
      dimensions: dimensions, occurredAt: now, sequence: nil)
  }

  /// What a price depends on of the document that was read; nothing else of it is kept with usage.
  private func facts(of report: CheckReport) -> [String: String] {
    let known = [
      PriceFacts.country: report.extracted?.issuingCountry, PriceFacts.documentType: report.extracted?.documentType,
    ]
    return known.compactMapValues(\.self).filter { meter.dimensions[$0.key] != nil }
  }

  /// The event of what a watch of a date gave: free for test keys alone.
  func event(_ id: UsageID, of alert: MonitorAlert, for applicant: ApplicantID) -> UsageEvent {
    let price = meter.price(for: PriceFacts(outcome: nil, dimensions: dimensions))
    return UsageEvent(
      id: id, meter: meter.name, subject: .alert(alert.id, of: applicant), outcome: nil,
      freeBecause: mode == .test ? .testMode : nil, unitPrice: mode == .test ? "0" : price,
      currency: meter.currency, priceBook: meter.priceBook, key: key, dimensions: dimensions,
      occurredAt: alert.createdAt, sequence: nil)
  }
}
