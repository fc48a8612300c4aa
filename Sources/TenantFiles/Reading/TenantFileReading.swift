import Domain

/// Reads a whole declaration; each section has its own file.
enum TenantFileReading {
  private static let known = [
    "slug", "name", "region", "languages", "documents", "seen_before", "proof_of_address", "checks", "applicant",
    "screening", "credit_history", "monitoring", "behaviour_risk", "risk", "thresholds", "rules", "review",
    "billing", "billing_dimensions", "retention", "legal_basis", "providers", "transfers", "webhooks",
  ]

  /// Nil, with problems noted, where the declaration is not usable at all.
  static func read(_ item: Item) -> TenantFile? {
    guard let fields = item.fields() else { return nil }
    fields.allow(known, later: ["branding", "templates"])
    let slug = fields.required("slug").flatMap(slug)
    let name = fields.required("name").flatMap { $0.line(lengthMax: 120) }
    let region = fields["region"].map(Self.region) ?? "eu"
    var policy = TenantPolicy()
    DocumentReading.read(fields, into: &policy)
    ReviewReading.read(fields, into: &policy)
    BillingReading.read(fields, into: &policy)
    RetentionReading.read(fields, into: &policy)
    ProviderReading.read(fields, region: region, into: &policy)
    if let risk = fields["risk"] { policy.risk = RiskReading.risk(risk, policy) }
    if let rules = fields["rules"] { policy.rules = RuleReading.rules(rules, policy) }
    let webhooks = fields["webhooks"]?.list()?.compactMap(WebhookReading.webhook) ?? []
    guard let slug, let name, let region else { return nil }
    return TenantFile(slug: slug, name: name, region: region, policy: policy, webhooks: webhooks)
  }

  private static func slug(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    guard isName(text, lengths: 2...40), !text.hasSuffix("-") else {
      item.refuse(.broken(rule: "must be 2 through 40 of a-z, 0-9 and -, beginning with a letter, not ending with -"))
      return nil
    }
    return text
  }

  /// Name of a region where data may be.
  static func region(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    guard isName(text, lengths: 2...16) else {
      item.refuse(.broken(rule: "must be 2 through 16 of a-z, 0-9 and -, beginning with a letter"))
      return nil
    }
    return text
  }

  /// A lower-case letter, then letters, digits, hyphens and underscores.
  static func isName(_ text: String, lengths: ClosedRange<Int>, underscores: Bool = false) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard lengths.contains(text.utf8.count), let first = text.utf8.first, letters.contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      letters.contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
        || (underscores && byte == UInt8(ascii: "_"))
    }
  }
}
