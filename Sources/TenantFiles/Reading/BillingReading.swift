import Billing
import Domain
import Foundation

/// Reads what a tenant is billed by, and as whom.
enum BillingReading {
  private static let known = [
    "price_book", "price_changes", "currency", "timezone", "spend_cap_minor", "legal_name", "address", "vat_id",
    "purchase_order", "tax", "records_payments", "key_budgets_minor", "alert_percents", "dedupe_window",
  ]
  private static let dimensionsMax = 4

  static func read(_ fields: Fields, into policy: inout TenantPolicy) {
    if let dimensions = fields["billing_dimensions"] { policy.billing.dimensions = Self.dimensions(dimensions) }
    guard let billing = fields["billing"]?.fields() else { return }
    billing.allow(known)
    if let book = billing["price_book"], let slug = book.text() {
      if TenantFileReading.isName(slug, lengths: 2...40) {
        policy.billing.priceBook = slug
      } else {
        book.refuse(.broken(rule: "must be a price book's name, such as standard-2026"))
      }
    }
    if let changes: BillingSettings.PriceChanges = billing["price_changes"]?.choice() {
      policy.billing.priceChanges = changes
    }
    if let currency = billing["currency"].flatMap(currency) { policy.billing.currency = currency }
    if let zone = billing["timezone"].flatMap(timeZone) { policy.billing.timeZone = zone }
    policy.billing.spendCapMinor = billing["spend_cap_minor"]?.integer(0...1_000_000_000_000)
    for (name, _, value) in billing["key_budgets_minor"]?.fields()?.all ?? [] {
      guard let key = KeyID(name) else {
        value.refuse(.broken(rule: "must stand under a key's id, such as key_01h…"))
        continue
      }
      policy.billing.keyBudgetsMinor[key] = value.integer(0...1_000_000_000_000)
    }
    if let item = billing["dedupe_window"], let text = item.text() {
      policy.billing.dedupeWindow = DurationText.duration(text)
      if policy.billing.dedupeWindow == nil {
        item.refuse(.broken(rule: "must be a span of at most a year, such as 24h"))
      }
    }
    if let percents = billing["alert_percents"].flatMap(percents) { policy.billing.alertPercents = percents }
    policy.billing.legalName = billing["legal_name"]?.line(lengthMax: 200)
    policy.billing.address = billing["address"].flatMap(PartyReading.address)
    policy.billing.vatID = billing["vat_id"]?.line(lengthMax: 40)
    policy.billing.purchaseOrder = billing["purchase_order"]?.line(lengthMax: 80)
    policy.billing.tax = billing["tax"].flatMap(PartyReading.tax)
    policy.billing.settlesItself = billing["records_payments"]?.bool() ?? false
  }

  static func currency(_ item: Item) -> String? {
    guard let code = item.text() else { return nil }
    guard Currency.minorDigits(of: code) != nil else {
      item.refuse(.broken(rule: "must be a currency of ISO 4217, such as EUR"))
      return nil
    }
    return code
  }

  private static func timeZone(_ item: Item) -> String? {
    guard let name = item.text() else { return nil }
    // Foundation also takes offsets and abbreviations, which know no daylight saving time.
    let isNamed = name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name)
    guard isNamed, TimeZone(identifier: name) != nil else {
      item.refuse(.broken(rule: "must be a zone of the IANA database, such as Europe/Berlin"))
      return nil
    }
    return name
  }

  private static func percents(_ item: Item) -> [Int]? {
    guard let list = item.list() else { return nil }
    let percents = list.compactMap { $0.integer(1...100) }.map { Int($0) }
    let isRising = zip(percents, percents.dropFirst()).allSatisfy { $0 < $1 }
    guard percents.count == list.count else { return nil }
    guard isRising, percents.count <= 5 else {
      item.refuse(.broken(rule: "must be at most 5 percentages, rising"))
      return nil
    }
    return percents
  }

  private static func dimensions(_ item: Item) -> [String] {
    guard let list = item.list() else { return [] }
    if list.count > dimensionsMax { item.refuse(.broken(rule: "must name at most \(dimensionsMax) keys of metadata")) }
    var names: [String] = []
    for element in list {
      guard let name = element.line(lengthMax: 40) else { continue }
      // Usage keeps under these names what prices depend on of a document.
      guard name != PriceFacts.country, name != PriceFacts.documentType else {
        element.refuse(.broken(rule: "must be another name, which usage does not use itself"))
        continue
      }
      if names.contains(name) { element.refuse(.repeatedKey) } else { names.append(name) }
    }
    return names
  }
}
