import Delivery
import Domain
import TenantFiles

extension FuzzEntry {
  /// What tenants and operators write.
  static let settings: [FuzzEntry] = [
    FuzzEntry("tenant-file") { bytes in
      _ = try TenantFile.parse(yaml: String(decoding: bytes, as: UTF8.self), fileName: "fuzz.yaml")
    },
    FuzzEntry("price-book") { bytes in
      _ = try PriceBookFile.parse(yaml: String(decoding: bytes, as: UTF8.self), fileName: "fuzz.yaml")
    },
    FuzzEntry("log-watch") { bytes in
      _ = try LogWatchFile.parse(yaml: String(decoding: bytes, as: UTF8.self), fileName: "fuzz.yaml")
    },
    FuzzEntry("endpoint-url") { bytes in
      _ = try EndpointURLRules(addresses: AddressRules()).endpoint(String(decoding: bytes, as: UTF8.self))
    },
  ]
}
