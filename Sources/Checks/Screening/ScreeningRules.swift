import Domain
import Screening

/// Judges what a search of lists found. Pure.
public enum ScreeningRules {
  /// A person's look where one match is open: one that no reviewer found to be somebody else, or one whose entry or
  /// customer changed materially since. Screening never rejects by itself (DESIGN §3).
  /// - Parameters:
  ///   - findings: what reviewers found of this applicant's matches.
  ///   - digest: SHA-256.
  public static func report(
    on result: ScreeningSearch.Result, of query: ScreeningQuery, under policy: ScreeningPolicy,
    given findings: [StandingFinding], digest: @escaping ScreeningCheck.Digest
  ) -> CheckReport {
    let record = ScreeningRecord(query, policy, digest: digest)
    let hits = result.hits.map { ScreeningHit($0, of: record.person, given: findings) }
    let open = hits.filter(\.isOpen)
    var report = CheckReport(
      outcome: open.isEmpty ? .clear : .consider, score: result.hits.map(\.match.score).max(), reasons: reasons(open))
    report.breakdown = record.json(of: result, hits: hits)
    report.engine = record.engine
    return report
  }

  /// The matches that nobody knows of: neither did a reviewer find who the entry is, with nothing material changed
  /// since in entry or person, nor is it in review as it stands.
  public static func news(
    in result: ScreeningSearch.Result, of query: ScreeningQuery, given findings: [StandingFinding],
    pending: [PendingHit]
  ) -> [ScreeningSearch.Hit] {
    let person = MaterialFields(query)
    let told = person.json
    return result.hits.filter { found in
      let hit = ScreeningHit(found, of: person, given: findings)
      guard hit.finding == nil else { return false }
      let material = hit.material.json
      return !pending.contains { $0.covers(hit.entry, material: material, person: told) }
    }
  }

  /// The gravest topic of each open match; in the order of gravity, each once.
  private static func reasons(_ open: [ScreeningHit]) -> [ReasonCode] {
    let codes: [(ListTopic, ReasonCode)] = [
      (.sanction, .screeningSanctionMatch), (.politicallyExposed, .screeningPEPMatch),
      (.relativeOrAssociate, .screeningRelativeMatch), (.adverse, .screeningAdverseMatch),
      (.watchlist, .screeningWatchlistMatch),
    ]
    let gravest = Set(open.compactMap { hit in codes.first { hit.found.entity.topics.contains($0.0) }?.1 })
    return codes.map(\.1).filter(gravest.contains)
  }
}
