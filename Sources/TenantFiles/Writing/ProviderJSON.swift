import Domain

extension TenantPolicy {
  /// Providers and transfers, those that there are.
  var providerMembers: [(String, JSON)] {
    let declared = providers.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, $0.value.json) }
    return (declared.isEmpty ? [] : [("providers", .map(declared))])
      + (transfers.isEmpty ? [] : [("transfers", .array(transfers.map(\.json)))])
  }
}

extension ProviderSettings {
  fileprivate var json: JSON {
    [
      "url": .string(url), "region": .string(region), "secret": .string(secret.text),
      "timeout_s": .integer(timeout.components.seconds),
    ]
  }
}

extension DataTransfer {
  fileprivate var json: JSON {
    ["check": .string(check.rawValue), "region": .string(region), "ground": .string(ground.rawValue)]
  }
}
