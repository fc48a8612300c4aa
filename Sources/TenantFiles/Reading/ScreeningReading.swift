import Domain

/// Reads what customers are screened against.
enum ScreeningReading {
  private static let classes =
    Int64(ScreeningPolicy.exposureClasses.lowerBound)...Int64(ScreeningPolicy.exposureClasses.upperBound)

  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["lists", "topics", "pep_classes", "preset"])
    if let lists = fields["lists"] { policy.screening.lists = Self.lists(lists) }
    if let topics = fields["topics"], let list = topics.list() {
      if list.isEmpty { topics.refuse(.broken(rule: "must name at least one topic")) }
      policy.screening.topics = Set(list.compactMap { $0.choice(of: ListTopic.self) })
    }
    if let classes = fields["pep_classes"], let list = classes.list() {
      if list.isEmpty { classes.refuse(.broken(rule: "must name at least one class, 1 through 4")) }
      policy.screening.exposureClasses = Set(list.compactMap(exposureClass))
    }
    if let preset = fields["preset"]?.choice(of: ScreeningPreset.self) { policy.screening.preset = preset }
  }

  /// A class of public offices, 1 through 4.
  static func exposureClass(_ item: Item) -> Int? { item.integer(classes).map { Int($0) } }

  static func readThreshold(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(["alert"])
    policy.screening.alert = fields.required("alert")?.number(ScreeningPolicy.alerts)
  }

  private static func lists(_ item: Item) -> ScreeningPolicy.Lists {
    if case .text("all") = item.value.kind { return .all }
    guard let list = item.list() else { return .all }
    if list.isEmpty { item.refuse(.broken(rule: "must name at least one list; or be all")) }
    return .only(
      Set(
        list.compactMap { element in
          guard let slug = element.text() else { return nil }
          guard TenantFileReading.isName(slug, lengths: 1...64) else {
            element.refuse(.broken(rule: "must be a list's slug, such as ofac-sdn"))
            return nil
          }
          return slug
        }))
  }
}
