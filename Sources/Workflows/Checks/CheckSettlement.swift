import Checks
import Domain
import FoundationEssentials

/// What a check's result is recorded with, beside its report. Pure: a report that is amended as it is recorded is
/// metered as any other.
struct CheckSettlement: Sendable {
  let work: CheckWork
  let status: CheckStatus
  let views: [EvidenceID: [EvidenceViewName]]
  let price: UnitPrice
  let mode: Mode
  let duration: Duration
  let usage: UsageID
  let now: Date

  /// The result of a report, which is amended by late sightings where they concern it.
  func completion(of report: CheckReport) -> CheckCompletion {
    guard LateSightings.concern(report) else { return completion(of: report, reconsider: nil) }
    return completion(of: report) { documents in
      completion(of: LateSightings.amended(report, with: documents), reconsider: nil)
    }
  }

  private func completion(
    of report: CheckReport, reconsider: (@Sendable ([VerificationID]) -> CheckCompletion)?
  ) -> CheckCompletion {
    CheckCompletion(
      work: work, status: status, report: report, views: views, usage: usage(of: report), duration: duration,
      completedAt: now, reconsider: reconsider)
  }

  private func usage(of report: CheckReport) -> UsageEvent {
    let free = MeteringRules.freeBecause(
      report: report, status: status, mode: mode, wasBilledBefore: work.wasBilledBefore)
    return UsageEvent(
      id: usage, meter: work.type.rawValue,
      subject: .check(work.check, of: work.verification, applicant: work.applicant),
      outcome: work.type == .screening ? nil : report.outcome, freeBecause: free,
      unitPrice: free == nil ? price.amount : "0", currency: price.currency, priceBook: price.priceBook, key: work.key,
      dimensions: work.dimensions, occurredAt: now, sequence: nil)
  }
}
