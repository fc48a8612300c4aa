import Domain
import Screening

extension ScreeningPolicy {
  /// Which entries of an index a tenant looks for.
  /// - Parameter isOwn: whether the index has the tenant's own lists, all of which are searched, and not the
  ///   installation's.
  public func scope(ofOwn isOwn: Bool) -> ScreeningScope {
    let chosen: Set<String>? = if case .only(let slugs) = lists { slugs } else { nil }
    return ScreeningScope(
      lists: isOwn ? nil : chosen, topics: topics == Set(ListTopic.allCases) ? nil : topics,
      exposureClasses: exposureClasses == Set(Self.exposureClasses) ? nil : exposureClasses)
  }
}
