import Domain
import TenantFiles
import Testing

struct TenantFileTests {
  @Test func `every shipped tenant is valid and survives JSON unchanged`() throws {
    let names = try ShippedTenants.names()
    #expect(names.contains("demo.yaml") && names.contains("acme-pay.yaml"))
    for name in names {
      let file = try TenantFile.parse(yaml: try ShippedTenants.text(name), fileName: name)
      #expect("\(file.slug).yaml" == name)
      #expect(try TenantFile(json: file.json) == file)
      #expect(try TenantFile(json: JSON.parse(file.json.bytes)) == file)
    }
  }

  @Test func `the demo tenant is read as written`() throws {
    let file = try TenantFile.parse(yaml: try ShippedTenants.text("demo.yaml"), fileName: "demo.yaml")
    let policy = file.policy
    #expect(policy.interfaceLanguages == ["en", "de", "zh-Hans"])
    #expect(policy.documents.contains { $0.accepts(.passport, from: "FRA") })
    #expect(
      policy.documents.contains(
        AcceptedDocument(type: .identityCard, countries: .only(["DEU", "D", "POL", "CHN", "ZAF"]))))
    #expect(policy.checks == [.document, .faceMatch])
    #expect(policy.behaviour == BehaviourPolicy())
    #expect(policy.minimumAge == 18)
    #expect(policy.riskCountries == ["high": ["PRK", "IRN"]])
    #expect(policy.faceMatch == .standard)
    #expect(
      policy.rules.first
        == PolicyRule(
          when: [.check(.document), .reason(.imageBlurred)],
          then: .ask(for: .documentFront, attemptsMax: 2, orElse: "general")))
    #expect(policy.rules.last == PolicyRule(otherwise: .review(queue: "general")))
    #expect(policy.queues["identity"] == ReviewQueueSettings(sla: .seconds(3_600), fourEyes: true))
    #expect(policy.billing.spendCapMinor == 5_000_000)
    #expect(policy.billing.address?.line1 == "Musterstraße 1")
    #expect(policy.billing.address?.country == "DEU")
    #expect(policy.billing.address?.isComplete == true)
    #expect(policy.billing.settlesItself)
    #expect(policy.billing.dimensions == ["store"])
    #expect(policy.retention.days[.biometric] == 30)
    #expect(policy.retention.days[.document] == 1_826)
    #expect(file.webhooks.isEmpty)
  }

  @Test func `omitted keys have the policy's defaults`() throws {
    let file = try TenantFile.parse(yaml: "{slug: ab, name: A}", fileName: "ab.yaml")
    #expect(file == TenantFile(slug: "ab", name: "A", region: "eu", policy: TenantPolicy(), webhooks: []))
    #expect(try TenantFile(json: ["slug": "ab", "name": "A"]) == file)
  }

  @Test func `every effect and condition survives JSON`() throws {
    var policy = TenantPolicy()
    policy.riskCountries = ["high": ["PRK"]]
    policy.queues["aml"] = ReviewQueueSettings(sla: .seconds(90 * 60), fourEyes: true)
    policy.otherLegalBasis = [.biometric]
    (policy.retention.days, policy.retention.untilErased) = ([.biometric: 5, .record: 400], [.screening, .document])
    policy.documentLanguages = ["ru", "zh-Hans"]
    policy.proofOfAddress.ageDaysMax = 30
    policy.seenBefore = .ignore
    policy.billing.tax = TaxTerms(category: .standard, percent: "7.5", reason: nil)
    policy.billing.settlesItself = true
    var address = BillingAddress(line1: "1 High Street")
    (address.line2, address.postalCode, address.city, address.region, address.country) = ("b", "c", "d", "e", "GBR")
    policy.billing.address = address
    policy.monitoring.screening = true
    (policy.behaviour.window, policy.behaviour.memoryDays) = (.seconds(90 * 60), 730)
    policy.behaviour.most = [.declines: 1, .peoplePerAddress: 100, .verificationsPerNetwork: 1]
    policy.creditHistory.consider = CreditLimits(
      scoreBelow: -5, defaultsMin: 2, bankruptciesMin: 3,
      delinquencies: DelinquencyLimit(severity: .days90, age: .months24, min: 4), enquiriesMin: 5, historyMonthsBelow: 6
    )
    policy.creditHistory.rejected = CreditLimits(scoreBelow: 400)
    policy.providers = [
      .creditHistory: ProviderSettings(
        url: "https://bureau.example/v1", region: "eu", secret: .environment("BUREAU"), timeout: .seconds(30))
    ]
    policy.transfers = [DataTransfer(check: .creditHistory, region: "eu", ground: .contractualClauses)]
    var risk = RiskPolicy(medium: 30, high: 60)
    risk.countries = ["high": 40]
    (risk.productKey, risk.products) = ("product", ["crypto": 30, "savings": 0])
    (risk.exposureClasses, risk.topics) = ([1: 50, 4: 10], [.sanction: 100, .adverse: 1])
    risk.history = [.declined: 20, .seenBefore: 30]
    policy.risk = risk
    policy.monitoring.dated = [
      .documentExpiry: DatedWatch(afterDays: 0, remindDays: [30, 7], deadline: .lapse),
      .addressAge: DatedWatch(
        afterDays: 365, deadline: .reverify(checks: [.proofOfAddress, .screening], graceDays: nil)),
      .reverification: DatedWatch(
        afterDays: 730, remindDays: [1], deadline: .reverify(checks: [.document], graceDays: 30)),
    ]
    policy.proofOfAddress.kinds = [.bankStatement, .telephoneBill]
    policy.rules = [
      PolicyRule(when: [.rating([.high, .medium])], then: .enhance(for: .supplement, queue: "aml")),
      PolicyRule(when: [.rating([.low])], then: .enhance(for: nil, queue: "general")),
      PolicyRule(
        when: [
          .check(.faceMatch), .outcome(.consider), .reason(.faceUncertain), .any(.rejected), .all(.notAssessed),
          .country(["FRA"]), .age(18...25), .risk("high"), .attempts(1),
        ], then: .review(queue: "aml")),
      PolicyRule(when: [.any(.clear)], then: .ask(for: .selfie, attemptsMax: 10, orElse: "aml")),
      PolicyRule(when: [.any(.clear)], then: .decline),
      PolicyRule(otherwise: .approve),
    ]
    let hook = WebhookDeclaration(
      url: "http://127.0.0.1:9/x", events: ["*", "verification.*", "check.completed"], secret: .file("/run/s"))
    let file = TenantFile(slug: "x-1", name: "X", region: "us", policy: policy, webhooks: [hook])
    #expect(try TenantFile(json: file.json) == file)
  }

  @Test func `a provider's wait, and a person's look at insolvencies and defaults, hold where nothing is declared`()
    throws
  {
    let yaml = """
      {slug: ab, name: A, checks: [credit_history], credit_history: {consider: {score_below: 600}},
      transfers: [{check: credit_history, region: us, ground: adequacy}],
      providers: {credit_history: {url: "https://a.b", region: us, secret: "env:S"}}}
      """
    let policy = try TenantFile.parse(yaml: yaml, fileName: "x").policy
    #expect(policy.providers[.creditHistory]?.timeout == .seconds(10))
    #expect(
      policy.creditHistory.consider == CreditLimits(scoreBelow: 600, defaultsMin: 1, bankruptciesMin: 1))
    #expect(policy.creditHistory.rejected == CreditLimits())
  }

  @Test func `germany's two codes stand for one issuer`() throws {
    let yaml = """
      {slug: ab, name: A, documents: [{type: passport, countries: DEU}],
      applicant: {risk_countries: {some: [DEU, FRA]}}}
      """
    let policy = try TenantFile.parse(yaml: yaml, fileName: "x").policy
    #expect(policy.documents.first?.accepts(.passport, from: "D") == true)
    #expect(policy.documents.first?.accepts(.passport, from: "DEU") == true)
    #expect(policy.documents.first?.accepts(.passport, from: "FRA") == false)
    #expect(policy.riskCountries == ["some": ["DEU", "FRA", "D"]])
  }
}
