import Domain
import TenantFiles
import Testing

@Suite("What only the operator changes")
struct OperatorFieldsTests {
  /// A change of a declaration, and the pointer of the operator's field that it touches.
  struct Change: Sendable, CustomTestStringConvertible {
    let pointer: String?
    let testDescription: String
    let apply: @Sendable (inout TenantFile) -> Void

    init(_ pointer: String?, _ name: String, _ apply: @escaping @Sendable (inout TenantFile) -> Void) {
      self.pointer = pointer
      self.testDescription = name
      self.apply = apply
    }
  }

  static let changes = [
    Change("/region", "another region") { $0.region = "mars" },
    Change("/billing/price_book", "another price book") { $0.policy.billing.priceBook = "vip-2026" },
    Change("/billing/price_changes", "prices that change at once") { $0.policy.billing.priceChanges = .atOnce },
    Change("/billing/dedupe_window", "a dedupe window") { $0.policy.billing.dedupeWindow = .seconds(3600) },
    Change(nil, "other alerts") { $0.policy.billing.alertPercents = [50] },
    Change("/billing/currency", "another currency") { $0.policy.billing.currency = "JPY" },
    Change("/billing/timezone", "another time zone") { $0.policy.billing.timeZone = "Pacific/Kiritimati" },
    Change("/billing/spend_cap_minor", "a higher cap") { $0.policy.billing.spendCapMinor = 501 },
    Change("/billing/spend_cap_minor", "no cap") { $0.policy.billing.spendCapMinor = nil },
    Change("/billing/tax", "another tax") {
      $0.policy.billing.tax = TaxTerms(category: .reverseCharge, percent: "0", reason: "Reverse charge")
    },
    Change("/billing/records_payments", "payments recorded by itself") { $0.policy.billing.settlesItself = true },
    Change("/webhooks", "a webhook") {
      $0.webhooks = [WebhookDeclaration(url: "https://a.example/", events: ["*"], secret: .file("/x"))]
    },
    Change("/providers", "a provider") {
      $0.policy.providers[.creditHistory] = ProviderSettings(
        url: "https://a.example/", region: "eu", secret: .environment("X"), timeout: .seconds(10))
    },
    Change("/transfers", "a transfer") {
      $0.policy.transfers = [DataTransfer(check: .creditHistory, region: "us", ground: .adequacy)]
    },
    Change(nil, "other limits of credit files") { $0.policy.creditHistory.consider.defaultsMin = 2 },
    Change(nil, "a lower cap") { $0.policy.billing.spendCapMinor = 499 },
    Change(nil, "another legal name") { $0.policy.billing.legalName = "Another GmbH" },
    Change(nil, "other checks") { $0.policy.checks = [.document, .faceMatch] },
    Change(nil, "another name") { $0.name = "Another" },
  ]

  private static func file() -> TenantFile {
    var policy = TenantPolicy()
    policy.billing.spendCapMinor = 500
    return TenantFile(slug: "one", name: "One", region: "eu", policy: policy, webhooks: [])
  }

  @Test(arguments: changes)
  func `what a tenant pays by and where its data may be is not its own to change`(change: Change) {
    var changed = Self.file()
    change.apply(&changed)
    #expect(changed.operatorsFields(changedFrom: Self.file()) == [change.pointer].compactMap(\.self))
  }

  @Test func `a tenant without a cap may set one`() {
    var uncapped = Self.file()
    uncapped.policy.billing.spendCapMinor = nil
    #expect(Self.file().operatorsFields(changedFrom: uncapped).isEmpty)
  }
}

@Suite("What a tenant's invoices need stays there")
struct BillingGapsTests {
  private static func file(_ change: (inout BillingSettings) -> Void = { _ in }) -> TenantFile {
    var policy = TenantPolicy()
    var address = BillingAddress(line1: "Street")
    (address.city, address.country) = ("Berlin", "DEU")
    (policy.billing.address, policy.billing.vatID) = (address, "DE123456788")
    change(&policy.billing)
    return TenantFile(slug: "one", name: "One", region: "eu", policy: policy, webhooks: [])
  }

  private static func tax(_ category: TaxCategory) -> TaxTerms {
    TaxTerms(category: category, percent: "0", reason: nil)
  }

  private static let changes: [(@Sendable (inout BillingSettings) -> Void, [String])] = [
    ({ $0.address = nil }, ["/billing/address"]), ({ $0.address?.city = nil }, ["/billing/address"]),
    ({ $0.address?.line2 = "Yard" }, []), ({ $0.vatID = "X" }, ["/billing/vat_id"]),
    ({ $0.vatID = "ATU12345675" }, []), ({ $0.vatID = nil }, ["/billing/vat_id"]),
    (
      {
        $0.vatID = nil
        $0.tax = tax(.reverseCharge)
      }, ["/billing/vat_id"]
    ),
    (
      {
        $0.vatID = nil
        $0.tax = tax(.standard)
      }, []
    ),
    (
      {
        $0.address = nil
        $0.vatID = "1"
      }, ["/billing/address", "/billing/vat_id"]
    ),
  ]

  @Test(arguments: changes.indices)
  func `complete data stays complete`(index: Int) {
    let (change, gaps) = Self.changes[index]
    #expect(Self.file(change).billingGaps(openedFrom: Self.file()) == gaps)
  }

  @Test func `what never was complete may stay so, and is not made worse`() {
    let empty = Self.file { ($0.address, $0.vatID) = (nil, nil) }
    #expect(empty.billingGaps(openedFrom: empty).isEmpty)
    #expect(Self.file().billingGaps(openedFrom: empty).isEmpty)
    let wrong = Self.file { ($0.address, $0.vatID) = (nil, "X") }
    #expect(wrong.billingGaps(openedFrom: empty) == ["/billing/vat_id"])
    #expect(wrong.billingGaps(openedFrom: wrong).isEmpty)
  }
}
