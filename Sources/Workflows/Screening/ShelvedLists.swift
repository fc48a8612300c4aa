import Domain
import Screening

/// One owner's lists as they are searched at a moment.
struct ShelvedLists {
  let owner: ListOwner
  let index: ScreeningIndex
  /// The version's number of each list.
  let versions: [String: Int]

  /// Whether a policy searches any of them.
  func includes(_ policy: ScreeningPolicy) -> Bool { !lists(policy).isEmpty }

  /// The lists that a policy searches, with the versions up to which whoever is screened now is screened.
  func marks(_ policy: ScreeningPolicy) -> [ListMark] {
    lists(policy).compactMap { list in
      versions[list].map { ListMark(owner: owner, list: list, number: $0, settings: Self.settings(policy)) }
    }
  }

  /// What a policy looks for in a list, beside which lists.
  private static func settings(_ policy: ScreeningPolicy) -> String {
    let topics = policy.topics.map(\.rawValue).sorted().joined(separator: ",")
    let classes = policy.exposureClasses.sorted().map(String.init).joined(separator: ",")
    return "\(policy.preset.rawValue) \(policy.alert ?? policy.preset.threshold) \(topics) \(classes)"
  }

  /// A search as a policy has it.
  func screener(_ policy: ScreeningPolicy) -> Screener {
    Screener(
      index, preset: policy.preset, threshold: policy.alert,
      scope: policy.scope(ofOwn: owner != .installation))
  }

  private func lists(_ policy: ScreeningPolicy) -> [String] {
    versions.keys.filter { owner != .installation || policy.includes(list: $0) }.sorted()
  }
}
