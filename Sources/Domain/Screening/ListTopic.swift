/// Why an entry is listed: the categories that a tenant chooses from.
public enum ListTopic: String, Sendable, Hashable, Codable, CaseIterable {
  /// Under sanctions.
  case sanction
  /// Politically exposed: holds or held public office (FATF Recommendation 12).
  case politicallyExposed = "pep"
  /// Family or close associate of a politically exposed person.
  case relativeOrAssociate = "rca"
  /// Wanted, debarred, or named in adverse sources.
  case adverse
  /// On a list that a tenant keeps for itself.
  case watchlist

  /// The topic that a reason tells of; nil for a reason that tells of none.
  init?(reason: ReasonCode) {
    switch reason {
    case .screeningSanctionMatch: self = .sanction
    case .screeningPEPMatch: self = .politicallyExposed
    case .screeningRelativeMatch: self = .relativeOrAssociate
    case .screeningAdverseMatch: self = .adverse
    case .screeningWatchlistMatch: self = .watchlist
    default: return nil
    }
  }
}
