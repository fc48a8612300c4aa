import Domain

/// Reads what is watched of whoever was verified.
enum MonitoringReading {
  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    fields.allow(MonitorKind.allCases.map(\.rawValue))
    if let screening = fields[MonitorKind.screening.rawValue]?.bool() { policy.monitoring.screening = screening }
    for kind in MonitorKind.dated {
      guard let item = fields[kind.rawValue], let watch = item.fields() else { continue }
      policy.monitoring.dated[kind] = Self.watch(watch, of: kind, at: item, policy)
    }
  }

  private static func watch(
    _ fields: Fields, of kind: MonitorKind, at item: Item, _ policy: TenantPolicy
  ) -> DatedWatch? {
    let isDocument = kind == .documentExpiry
    fields.allow((isDocument ? [] : ["after"]) + ["remind_before", "then", "checks", "grace"])
    let after = isDocument ? 0 : fields.required("after").flatMap(days)
    let reminders = fields["remind_before"]?.list()?.compactMap(days) ?? []
    let action = fields.required("then")?.choice(of: MonitorAction.self)
    guard let after, let action else { return nil }
    if !isDocument, let late = reminders.max(), late >= after {
      fields["remind_before"]?.refuse(.broken(rule: "must be fewer days than after"))
    }
    guard let deadline = deadline(action, fields, of: kind, at: item, policy) else { return nil }
    return DatedWatch(afterDays: after, remindDays: Set(reminders), deadline: deadline)
  }

  private static func deadline(
    _ action: MonitorAction, _ fields: Fields, of kind: MonitorKind, at item: Item, _ policy: TenantPolicy
  ) -> DatedWatch.Deadline? {
    if action != .reverify {
      for name in ["checks", "grace"] { fields[name]?.refuse(.broken(rule: "belongs to then: reverify alone")) }
    }
    switch action {
    case .remind: return .remind
    case .lapse: return .lapse
    case .review:
      fields["then"]?.refuse(.notOneOf([MonitorAction.remind, .reverify, .lapse].map(\.rawValue)))
      return nil
    case .reverify:
      let named = fields["checks"]?.list()?.compactMap(DocumentReading.check)
      let checks = named ?? (kind == .addressAge ? [.proofOfAddress] : policy.checks)
      // Without a proof it is no verification: the standing would rest on what it rested on before, and age on.
      if !checks.contains(where: \.isProof) {
        (fields["checks"] ?? item).refuse(.broken(rule: "must name a check beside screening and behaviour_risk"))
      }
      return .reverify(checks: checks, graceDays: fields["grace"].flatMap(days))
    }
  }

  private static func days(_ item: Item) -> Int? {
    guard let text = item.text() else { return nil }
    guard let days = DurationText.days(text), DatedWatch.days.contains(days) else {
      item.refuse(.broken(rule: "must be days or years, such as 30d or 2y, up to 10y"))
      return nil
    }
    return days
  }
}
