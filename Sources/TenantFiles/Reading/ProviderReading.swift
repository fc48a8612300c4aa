import Domain

/// Reads the outside providers that do checks' work, and the transfers of data that they need.
enum ProviderReading {
  private static let checks = CheckType.allCases.filter { $0.needsProvider && $0.isAvailable }
  private static let seconds =
    Int64(ProviderSettings.timeouts.lowerBound)...Int64(ProviderSettings.timeouts.upperBound)

  /// - Parameter region: the tenant's; nil where it is wrong, which is noted already.
  static func read(_ fields: Fields, region: String?, into policy: inout TenantPolicy) {
    policy.transfers = fields["transfers"]?.list()?.compactMap(transfer) ?? []
    let providers = fields["providers"]?.fields()
    if let providers {
      providers.allow(checks.map(\.rawValue))
      for check in checks {
        guard let item = providers[check.rawValue], let provider = provider(item) else { continue }
        policy.providers[check] = provider
        let isCovered = policy.transfers.contains { $0.check == check && $0.region == provider.region }
        if let region, provider.region != region, !isCovered {
          item.refuse(
            .broken(rule: "is in \(provider.region), outside the tenant's region: transfers has no entry for it"))
        }
      }
    }
    guard let named = fields["checks"] else { return }
    for check in policy.checks where check.needsProvider && providers?[check.rawValue] == nil {
      named.refuse(.broken(rule: "\(check.rawValue) needs providers.\(check.rawValue)"))
    }
  }

  private static func provider(_ item: Item) -> ProviderSettings? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["url", "region", "secret", "timeout_s"])
    let url = fields.required("url").flatMap(WebhookReading.url)
    let region = fields.required("region").flatMap(TenantFileReading.region)
    let secret = fields.required("secret").flatMap(WebhookReading.secret)
    let timeout = fields["timeout_s"].map { $0.integer(seconds) } ?? Int64(ProviderSettings.timeoutDefault)
    guard let url, let region, let secret, let timeout else { return nil }
    return ProviderSettings(url: url, region: region, secret: secret, timeout: .seconds(timeout))
  }

  private static func transfer(_ item: Item) -> DataTransfer? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["check", "region", "ground"])
    let check = fields.required("check").flatMap(DocumentReading.check)
    let region = fields.required("region").flatMap(TenantFileReading.region)
    let ground = fields.required("ground")?.choice(of: DataTransfer.Ground.self)
    guard let check, let region, let ground else { return nil }
    guard check.needsProvider else {
      fields["check"]?.refuse(.notOneOf(checks.map(\.rawValue)))
      return nil
    }
    return DataTransfer(check: check, region: region, ground: ground)
  }
}
