import Domain
import Screening

extension ScreeningPolicy {
  /// Which entries of an owner's lists a tenant looks for.
  func scope(of owner: ListOwner) -> ScreeningScope {
    let chosen: Set<String>? = if owner == .installation, case .only(let slugs) = lists { slugs } else { nil }
    return ScreeningScope(
      lists: chosen, topics: topics == Set(ListTopic.allCases) ? nil : topics,
      exposureClasses: exposureClasses == Set(Self.exposureClasses) ? nil : exposureClasses)
  }

  /// What is looked for, beside on which lists.
  public var settings: JSON {
    [
      "preset": .string(preset.rawValue), "alert": .number(alert ?? preset.threshold),
      "topics": .array(topics.map(\.rawValue).sorted().map(JSON.string)),
      "pep_classes": .array(exposureClasses.sorted().map { .integer(Int64($0)) }),
    ]
  }
}
