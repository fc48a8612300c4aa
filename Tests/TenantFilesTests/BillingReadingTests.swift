import Domain
import Foundation
import TenantFiles
import Testing

@Suite("What a tenant is billed by")
struct BillingReadingTests {
  private static func file(_ billing: String) throws(TenantFileError) -> TenantFile {
    try TenantFile.parse(yaml: "{slug: ab, name: A, billing: {\(billing)}}", fileName: "ab.yaml")
  }

  @Test func `budgets, alerts, windows and changes of prices are read and written alike`() throws {
    let key = KeyID(at: Date(timeIntervalSince1970: 1_800_000_000))
    let file = try Self.file(
      "price_changes: at_once, dedupe_window: 24h, alert_percents: [50, 100], key_budgets_minor: {\(key): 105}")
    let billing = file.policy.billing
    #expect(billing.priceChanges == .atOnce && billing.dedupeWindow == .seconds(86_400))
    #expect(billing.alertPercents == [50, 100] && billing.keyBudgetsMinor == [key: 105])
    #expect(try TenantFile(json: file.json) == file)
    #expect(try Self.file("alert_percents: []").policy.billing.alertPercents.isEmpty)
  }

  @Test(arguments: [
    ("price_changes: later", "billing.price_changes", "not_allowed"),
    ("dedupe_window: 2y", "billing.dedupe_window", "rule_broken"),
    ("alert_percents: [80, 80]", "billing.alert_percents", "rule_broken"),
    ("alert_percents: [1, 2, 3, 4, 5, 6]", "billing.alert_percents", "rule_broken"),
    ("alert_percents: [101]", "billing.alert_percents[0]", "rule_broken"),
    ("key_budgets_minor: {backend: 1}", "billing.key_budgets_minor.backend", "rule_broken"),
    ("budget: 1", "billing.budget", "unknown_key"),
  ])
  func `what cannot be kept is refused where it stands`(billing: String, path: String, code: String) throws {
    let error = try #require(throws: TenantFileError.self) { try Self.file(billing) }
    #expect(error.issues.map(\.path.description) == [path])
    #expect(error.issues.map(\.code) == [code])
  }

  @Test(arguments: ["document.country", "document.type"])
  func `no billing dimension has a name that usage uses itself`(name: String) {
    #expect(throws: TenantFileError.self) {
      try TenantFile.parse(yaml: "{slug: ab, name: A, billing_dimensions: [\(name)]}", fileName: "ab.yaml")
    }
  }
}
