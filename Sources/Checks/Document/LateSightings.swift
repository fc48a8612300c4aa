import Domain

/// Takes into a document's report what was recorded of other applicants while its check ran. Pure.
public enum LateSightings {
  /// Whether the rules held the report against earlier sightings. Where they did not, as the tenant does not ask or the
  /// document was not judged, later ones change nothing either.
  public static func concern(_ report: CheckReport) -> Bool { documents(knownTo: report) != nil }

  /// The report that the rules would have made, had its check seen `documents`; the report itself where it knew of
  /// them all.
  ///
  /// The reason comes last, as it was learned last. What is rejected or not assessed stays so.
  /// - Parameter documents: verifications of other applicants with the same document, as
  ///   ``EarlierSightings/documents``.
  public static func amended(_ report: CheckReport, with documents: [VerificationID]) -> CheckReport {
    let ids = documents.map { JSON.string($0.description) }
    guard let known = Self.documents(knownTo: report), !ids.allSatisfy(known.contains) else { return report }
    var amended = report
    amended.breakdown = report.breakdown.replacing(place, with: .array(ids))
    guard report.outcome != .notAssessed else { return amended }
    if !report.reasons.contains(.documentSeenBefore) { amended.reasons.append(.documentSeenBefore) }
    guard report.outcome == .clear else { return amended }
    amended.outcome = .consider
    amended.retake = .documentFront
    return amended
  }

  /// Where the record of a document says which verifications show the same one.
  private static let place: ArraySlice<String> = ["comparisons", "seen_before", "documents"]

  private static func documents(knownTo report: CheckReport) -> [JSON]? {
    place.reduce(JSON?.some(report.breakdown)) { $0?[$1] }?.elements
  }
}

extension JSON {
  /// The same value with what stands at a path of members' names replaced; unchanged where nothing stands there.
  fileprivate func replacing(_ path: ArraySlice<String>, with value: JSON) -> JSON {
    guard let name = path.first else { return value }
    guard case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        guard member.name == name else { return member }
        return Member(name, member.value.replacing(path.dropFirst(), with: value))
      })
  }
}
