import Billing
import Checks
import Domain
import FoundationEssentials

/// What a check's result is recorded with, beside its report. Pure: a report that is amended as it is recorded is
/// metered as any other.
struct CheckSettlement: Sendable {
  let work: CheckWork
  let status: CheckStatus
  let views: [EvidenceID: [EvidenceViewName]]
  let meter: PricedMeter
  /// Nil where what was done before is billed again.
  let dedupeWindow: Duration?
  let mode: Mode
  let duration: Duration
  let usage: UsageID
  let now: Date

  /// The result of a report, which is amended by late sightings where they concern it.
  func completion(of report: CheckReport) -> CheckCompletion {
    guard LateSightings.concern(report) else { return completion(of: report, reconsider: nil) }
    return completion(of: report) { documents in
      var amended = LateSightings.amended(report, with: documents)
      if amended != report {
        let late = JSON.array(documents.map { .string($0.description) })
        amended.told = .object((report.told.members ?? []) + [JSON.Member(CheckTape.late, late)])
      }
      return completion(of: amended, reconsider: nil)
    }
  }

  private func completion(
    of report: CheckReport, reconsider: (@Sendable ([VerificationID]) -> CheckCompletion)?
  ) -> CheckCompletion {
    let usage = usage(of: report, isDuplicate: false)
    return CheckCompletion(
      work: work, status: status, report: report, views: views, usage: usage, duration: duration,
      completedAt: now, reconsider: reconsider, duplicate: usage.isBillable ? duplicate(of: report) : nil)
  }

  private func duplicate(of report: CheckReport) -> DuplicateTerms? {
    guard let dedupeWindow, !work.type.readEvidence.isEmpty else { return nil }
    return DuplicateTerms(
      since: now.addingTimeInterval(-dedupeWindow.seconds), usage: usage(of: report, isDuplicate: true))
  }

  private func usage(of report: CheckReport, isDuplicate: Bool) -> UsageEvent {
    UsageTerms(meter: meter, mode: mode, key: work.key, dimensions: work.dimensions).event(
      usage, of: .check(work.check, of: work.verification, applicant: work.applicant), work.type, report: report,
      status: status, wasBilledBefore: work.wasBilledBefore, isDuplicate: isDuplicate, at: now)
  }
}
