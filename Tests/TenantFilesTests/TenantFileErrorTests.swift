import Domain
import TenantFiles
import Testing

struct TenantFileErrorTests {
  private static let head = "slug: ab\nname: A\n"

  @Test(arguments: [
    ("treshold: 1", "treshold", "unknown_key", 3, 1),
    ("thresholds: {face_match: {clear: 0.4, consider: 0.5}}", "thresholds.face_match", "rule_broken", 3, 26),
    ("thresholds: {face_match: {clear: 1.01, consider: 0.5}}", "thresholds.face_match.clear", "rule_broken", 3, 34),
    ("thresholds: {face_match: {clear: 1}}", "thresholds.face_match.consider", "missing", 3, 26),
    ("thresholds: {face_match: {clear_far: 1e-4}}", "thresholds.face_match.clear_far", "not_available_yet", 3, 27),
    ("thresholds: {liveness: {clear: 0.8}}", "thresholds.liveness", "not_available_yet", 3, 14),
    ("thresholds: {screening: {alert: 0.49}}", "thresholds.screening.alert", "rule_broken", 3, 33),
    ("thresholds: {screening: {}}", "thresholds.screening.alert", "missing", 3, 25),
    ("screening: {lists: []}", "screening.lists", "rule_broken", 3, 20),
    ("screening: {lists: [OFAC]}", "screening.lists[0]", "rule_broken", 3, 21),
    ("screening: {topics: [crime]}", "screening.topics[0]", "not_allowed", 3, 22),
    ("screening: {pep_classes: [5]}", "screening.pep_classes[0]", "rule_broken", 3, 27),
    ("screening: {preset: loose}", "screening.preset", "not_allowed", 3, 21),
    ("monitoring: {expiry: {}}", "monitoring.expiry", "unknown_key", 3, 14),
    ("monitoring: {document_expiry: {}}", "monitoring.document_expiry.then", "missing", 3, 31),
    ("monitoring: {document_expiry: {then: review}}", "monitoring.document_expiry.then", "not_allowed", 3, 38),
    (
      "monitoring: {document_expiry: {after: 1d, then: lapse}}", "monitoring.document_expiry.after", "unknown_key", 3,
      32
    ),
    ("monitoring: {address_age: {then: lapse}}", "monitoring.address_age.after", "missing", 3, 27),
    (
      "monitoring: {address_age: {after: 11y, then: lapse}}", "monitoring.address_age.after", "rule_broken", 3, 35
    ),
    (
      "monitoring: {address_age: {after: 30d, remind_before: [30d], then: lapse}}",
      "monitoring.address_age.remind_before", "rule_broken", 3, 55
    ),
    (
      "monitoring: {reverification: {after: 2y, then: lapse, grace: 9d}}", "monitoring.reverification.grace",
      "rule_broken", 3, 62
    ),
    (
      "monitoring: {reverification: {after: 2y, then: reverify, checks: [screening]}}",
      "monitoring.reverification.checks", "rule_broken", 3, 66
    ),
    ("behaviour_risk: {window: 31d}", "behaviour_risk.window", "rule_broken", 3, 26),
    ("behaviour_risk: {memory: 11y}", "behaviour_risk.memory", "rule_broken", 3, 26),
    ("behaviour_risk: {declines_max: 11}", "behaviour_risk.declines_max", "rule_broken", 3, 32),
    (
      "behaviour_risk: {verifications_per_ip_max: 0}", "behaviour_risk.verifications_per_ip_max", "rule_broken", 3, 44
    ),
    ("behaviour_risk: {people_per_email_max: some}", "behaviour_risk.people_per_email_max", "wrong_kind", 3, 40),
    ("behaviour_risk: {people_per_ip_max: 2}", "behaviour_risk.people_per_ip_max", "unknown_key", 3, 18),
    (
      "monitoring: {reverification: {after: 2y, then: reverify, checks: [behaviour_risk]}}",
      "monitoring.reverification.checks", "rule_broken", 3, 66
    ),
    ("risk: {medium: 30}", "risk.high", "missing", 3, 7),
    ("risk: {medium: 61, high: 60}", "risk.medium", "rule_broken", 3, 16),
    ("risk: {medium: 30, high: 1001}", "risk.high", "rule_broken", 3, 26),
    ("risk: {medium: 30, high: 60, country: {high: 5}}", "risk.country.high", "rule_broken", 3, 40),
    ("risk: {medium: 30, high: 60, pep_class: {5: 5}}", "risk.pep_class.5", "rule_broken", 3, 42),
    ("risk: {medium: 30, high: 60, hit: {crime: 5}}", "risk.hit.crime", "rule_broken", 3, 36),
    ("risk: {medium: 30, high: 60, product: {weights: {a: 1}}}", "risk.product.metadata", "missing", 3, 39),
    ("rules: [{when: {rating: high}, then: decline}]", "rules[0].when.rating", "rule_broken", 3, 25),
    ("rules: [{when: {any: clear}, then: enhance, attempts_max: 1}]", "rules[0].attempts_max", "unknown_key", 3, 45),
    ("checks: [document, liveness]", "checks[1]", "not_available_yet", 3, 20),
    ("checks: [document, face]", "checks[1]", "not_allowed", 3, 20),
    ("checks: [document, document]", "checks[1]", "repeated_key", 3, 20),
    ("seen_before: decline", "seen_before", "not_allowed", 3, 14),
    ("proof_of_address: {age_days_max: 0}", "proof_of_address.age_days_max", "rule_broken", 3, 34),
    ("proof_of_address: {kinds: []}", "proof_of_address.kinds", "rule_broken", 3, 27),
    ("proof_of_address: {kinds: [menu]}", "proof_of_address.kinds[0]", "not_allowed", 3, 28),
    ("checks: []", "checks", "rule_broken", 3, 9),
    ("documents: [{type: passport, countries: [GER]}]", "documents[0].countries[0]", "rule_broken", 3, 42),
    ("documents: [{type: idcard}]", "documents[0].type", "not_allowed", 3, 20),
    ("languages: {interface: [tlh]}", "languages.interface[0]", "not_allowed", 3, 25),
    ("languages: {interface: [english]}", "languages.interface[0]", "rule_broken", 3, 25),
    (
      "rules:\n  - {when: {check: liveness, outcome: consider}, then: review}", "rules[0].when.check",
      "not_available_yet", 4, 20
    ),
    ("rules: [{when: {any: rejected}, then: review, queue: aml}]", "rules[0].queue", "not_allowed", 3, 54),
    ("rules: [{when: {any: rejected}, then: ask, for: document}]", "rules[0].for", "not_allowed", 3, 49),
    (
      "rules: [{when: {any: rejected}, then: ask, for: selfie, attempts_max: 11}]", "rules[0].attempts_max",
      "rule_broken", 3, 71
    ),
    ("rules: [{when: {any: rejected}, then: decline, queue: general}]", "rules[0].queue", "unknown_key", 3, 48),
    ("rules: [{when: {}, then: decline}]", "rules[0].when", "rule_broken", 3, 16),
    ("rules: [{when: {reason: image.dark}, then: decline}]", "rules[0].when.reason", "not_allowed", 3, 25),
    ("rules: [{when: {risk: high}, then: decline}]", "rules[0].when.risk", "rule_broken", 3, 23),
    ("rules: [{when: {pep_class: 0}, then: decline}]", "rules[0].when.pep_class", "rule_broken", 3, 28),
    ("rules: [{when: {age: {from: 26, to: 25}}, then: decline}]", "rules[0].when.age", "rule_broken", 3, 22),
    ("rules: [{otherwise: approve}, {otherwise: decline}]", "rules[1]", "rule_broken", 3, 31),
    ("review: {queues: {general: {sla: 4}}}", "review.queues.general.sla", "wrong_kind", 3, 34),
    ("review: {queues: {general: {sla: 4w}}}", "review.queues.general.sla", "rule_broken", 3, 34),
    ("billing: {currency: EURO}", "billing.currency", "rule_broken", 3, 21),
    ("billing: {timezone: Europe/Bielefeld}", "billing.timezone", "rule_broken", 3, 21),
    ("billing: {timezone: CET+1}", "billing.timezone", "rule_broken", 3, 21),
    ("billing: {address: {line1: A, city: B}}", "billing.address.country", "missing", 3, 20),
    ("billing: {address: {line1: A, city: B, country: Germany}}", "billing.address.country", "rule_broken", 3, 49),
    ("billing: {tax: {category: S}}", "billing.tax.rate", "missing", 3, 16),
    ("billing: {tax: {category: S, rate: 19}}", "billing.tax.rate", "rule_broken", 3, 36),
    ("billing: {tax: {category: S, rate: \"0\"}}", "billing.tax.rate", "rule_broken", 3, 36),
    ("billing: {tax: {category: E}}", "billing.tax.reason", "missing", 3, 16),
    ("billing: {tax: {category: AE, rate: \"19\"}}", "billing.tax.rate", "rule_broken", 3, 37),
    ("billing_dimensions: [a, b, c, d, e]", "billing_dimensions", "rule_broken", 3, 21),
    ("retention: {biometric: 30}", "retention.biometric", "wrong_kind", 3, 24),
    ("retention: {biometric: 0d}", "retention.biometric", "rule_broken", 3, 24),
    ("retention: {from: never}", "retention.from", "not_allowed", 3, 19),
    ("webhooks: [{url: \"http://example.com\", secret: \"env:S\"}]", "webhooks[0].url", "rule_broken", 3, 18),
    ("webhooks: [{url: \"https://u:p@example.com\", secret: \"env:S\"}]", "webhooks[0].url", "rule_broken", 3, 18),
    ("webhooks: [{url: \"https://example.com\", secret: hunter2}]", "webhooks[0].secret", "rule_broken", 3, 49),
    (
      "webhooks: [{url: \"https://a.b\", events: [x.y], secret: \"env:S\"}]", "webhooks[0].events[0]", "not_allowed",
      3, 42
    ),
    ("legal_basis: {biometric: none}", "legal_basis.biometric", "not_allowed", 3, 26),
    ("branding: {}", "branding", "not_available_yet", 3, 1),
    ("checks: [credit_history]", "checks", "rule_broken", 3, 9),
    ("providers: {document: {}}", "providers.document", "unknown_key", 3, 13),
    (
      "providers: {credit_history: {url: \"https://a.b\", region: eu}}", "providers.credit_history.secret", "missing",
      3, 29
    ),
    (
      "providers: {credit_history: {url: \"http://a.b\", region: eu, secret: \"env:S\"}}",
      "providers.credit_history.url", "rule_broken", 3, 35
    ),
    (
      "providers: {credit_history: {url: \"https://a.b\", region: eu, secret: \"env:S\", timeout_s: 0}}",
      "providers.credit_history.timeout_s", "rule_broken", 3, 90
    ),
    (
      "providers: {credit_history: {url: \"https://a.b\", region: eu, secret: \"env:S\", timeout_s: 31}}",
      "providers.credit_history.timeout_s", "rule_broken", 3, 90
    ),
    (
      "providers: {credit_history: {url: \"https://a.b\", region: us, secret: \"env:S\"}}",
      "providers.credit_history", "rule_broken", 3, 29
    ),
    ("transfers: [{check: document, region: us, ground: adequacy}]", "transfers[0].check", "not_allowed", 3, 21),
    (
      "transfers: [{check: credit_history, region: us, ground: habit}]", "transfers[0].ground", "not_allowed", 3, 57
    ),
    ("credit_history: {clear: {}}", "credit_history.clear", "unknown_key", 3, 18),
    ("credit_history: {consider: {score_min: 1}}", "credit_history.consider.score_min", "unknown_key", 3, 29),
    ("credit_history: {consider: {defaults_min: 0}}", "credit_history.consider.defaults_min", "rule_broken", 3, 43),
    (
      "credit_history: {rejected: {delinquencies: {severity: days_90}}}",
      "credit_history.rejected.delinquencies.min", "missing", 3, 44
    ),
    (
      "credit_history: {rejected: {delinquencies: {severity: days_91, min: 1}}}",
      "credit_history.rejected.delinquencies.severity", "not_allowed", 3, 55
    ),
    ("applicant: {minimum_age: 151}", "applicant.minimum_age", "rule_broken", 3, 26),
    ("applicant: {minimum_age: eighteen}", "applicant.minimum_age", "wrong_kind", 3, 26),
  ])
  func `a mistake is named with its key, line and column`(
    yaml: String, path: String, code: String, line: Int, column: Int
  ) throws {
    let error = try #require(throws: TenantFileError.self) {
      try TenantFile.parse(yaml: Self.head + yaml + "\n", fileName: "ab.yaml")
    }
    let issue = try #require(error.issues.first)
    #expect(error.issues.count == 1)
    #expect(issue.path.description == path)
    #expect(issue.code == code)
    #expect([issue.line, issue.column] == [line, column])
    #expect(issue.description.hasPrefix("ab.yaml:\(line):\(column): \(path): "))
  }

  @Test(arguments: ["Ab", "a", "-ab", "ab-", "a_b", String(repeating: "a", count: 41), "1a"])
  func `a slug of another form is refused`(slug: String) throws {
    let error = try #require(throws: TenantFileError.self) {
      try TenantFile.parse(yaml: "slug: \"\(slug)\"\nname: A\n", fileName: "x")
    }
    #expect(error.issues.map(\.path.description) == ["slug"])
  }

  @Test func `all mistakes of a file are told together, in its order`() throws {
    let yaml = "slug: AB\nchecks: [nothing]\nbilling: {currency: XX}\nzzz: 1\n"
    let error = try #require(throws: TenantFileError.self) { try TenantFile.parse(yaml: yaml, fileName: "x") }
    #expect(error.issues.map(\.path.description) == ["name", "slug", "checks[0]", "billing.currency", "zzz"])
  }

  @Test func `a mistake in JSON is named by its pointer`() throws {
    let document: JSON = ["slug": "ab", "name": "A", "rules": [["when": ["any": "bad/~"], "then": "decline"]]]
    let error = try #require(throws: TenantFileError.self) { try TenantFile(json: document) }
    #expect(error.issues.map(\.path.pointer) == ["/rules/0/when/any"])
    #expect(error.issues.first?.line == nil)
  }
}
