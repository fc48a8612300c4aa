import Checks
import Domain

extension ShelvedLists {
  /// The lists that a policy searches, with the versions up to which whoever is screened now is screened.
  func marks(_ policy: ScreeningPolicy) -> [ListMark] {
    let settings = policy.settings.compactText
    return searched(under: policy).compactMap { list in
      versions[list].map { ListMark(owner: owner, list: list, number: $0, settings: settings) }
    }
  }
}
