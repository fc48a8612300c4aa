import Domain

extension TenantFile {
  /// The declaration with its defaults written out; reading it again gives an equal one.
  public var json: JSON {
    var members: [(String, JSON)] = [
      ("slug", .string(slug)), ("name", .string(name)), ("region", .string(region)),
    ]
    members += policy.members
    members.append(("webhooks", .array(webhooks.map(\.json))))
    return JSON.map(members)
  }
}

extension WebhookDeclaration {
  var json: JSON {
    ["url": .string(url), "events": .texts(events), "secret": .string(secret.text)]
  }
}

extension TenantPolicy {
  var members: [(String, JSON)] {
    [
      (
        "languages",
        [
          "interface": .texts(interfaceLanguages),
          "documents": documentLanguages.isEmpty ? "auto" : .texts(documentLanguages),
        ]
      ),
      ("documents", .array(documents.map(\.json))),
      ("seen_before", .string(seenBefore.rawValue)),
      ("proof_of_address", proofOfAddress.json),
      ("checks", .texts(checks.map(\.rawValue))),
      ("applicant", .map([("minimum_age", minimumAge.map { .integer(Int64($0)) }), ("risk_countries", risks)])),
      ("screening", screening.json), ("credit_history", creditHistory.json), ("monitoring", monitoring.json),
      ("behaviour_risk", behaviour.json),
      (
        "thresholds",
        .map([
          ("face_match", ["clear": .number(faceMatch.clear), "consider": .number(faceMatch.consider)]),
          ("screening", screening.alert.map { ["alert": .number($0)] }),
        ])
      ),
      ("rules", .array(rules.map(\.json))),
      ("review", ["queues": .map(queues.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })]),
      ("billing", billing.json),
      ("billing_dimensions", .texts(billing.dimensions)),
      ("retention", retention.json),
      (
        "legal_basis",
        .map(ConsentPurpose.allCases.map { ($0.rawValue, otherLegalBasis.contains($0) ? "other" : "consent") })
      ),
    ] + providerMembers + (risk.map { [("risk", $0.json)] } ?? [])
  }

  private var risks: JSON {
    .map(riskCountries.sorted { $0.key < $1.key }.map { ($0.key, .texts($0.value)) })
  }
}

extension AcceptedDocument {
  var json: JSON {
    let issuers: JSON =
      switch countries {
      case .any: "any"
      case .only(let codes): .texts(codes.sorted())
      }
    return ["type": .string(type.rawValue), "countries": issuers]
  }
}

extension ProofOfAddressPolicy {
  var json: JSON {
    ["age_days_max": .integer(Int64(ageDaysMax)), "kinds": .texts(kinds.map(\.rawValue).sorted())]
  }
}

extension ScreeningPolicy {
  var json: JSON {
    let names: JSON =
      switch lists {
      case .all: "all"
      case .only(let slugs): .texts(slugs.sorted())
      }
    return [
      "lists": names, "topics": .texts(topics.map(\.rawValue).sorted()),
      "pep_classes": .array(exposureClasses.sorted().map { .integer(Int64($0)) }), "preset": .string(preset.rawValue),
    ]
  }
}

extension ReviewQueueSettings {
  var json: JSON { ["sla": .string(DurationText.text(sla)), "four_eyes": .bool(fourEyes)] }
}

extension BillingSettings {
  var json: JSON {
    .map([
      ("price_book", .string(priceBook)), ("price_changes", .string(priceChanges.rawValue)),
      ("currency", .string(currency)), ("timezone", .string(timeZone)),
      ("spend_cap_minor", spendCapMinor.map(JSON.integer)), ("legal_name", legalName.map(JSON.string)),
      ("address", address?.json), ("vat_id", vatID.map(JSON.string)),
      ("purchase_order", purchaseOrder.map(JSON.string)), ("tax", tax?.json),
      ("records_payments", settlesItself ? true : nil),
      ("dedupe_window", dedupeWindow.map { .string(DurationText.text($0)) }),
      ("alert_percents", .array(alertPercents.map { .integer(Int64($0)) })),
      (
        "key_budgets_minor",
        keyBudgetsMinor.isEmpty
          ? nil
          : .object(
            keyBudgetsMinor.map { JSON.Member($0.key.description, .integer($0.value)) }.sorted { $0.name < $1.name })
      ),
    ])
  }
}

extension RetentionSettings {
  var json: JSON {
    .map(
      DataClass.allCases.map { dataClass in
        let text = untilErased.contains(dataClass) ? "until_erased" : days[dataClass].map { "\($0)d" }
        return (dataClass.rawValue, text.map(JSON.string))
      }
        + [("from", .string(start.rawValue))])
  }
}

extension JSON {
  static func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  /// An object of the members that have a value.
  static func map(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }
}

extension MonitoringPolicy {
  fileprivate var json: JSON {
    .map(
      [(MonitorKind.screening.rawValue, .bool(screening))]
        + MonitorKind.dated.map { kind in (kind.rawValue, dated[kind]?.json(of: kind)) })
  }
}

extension DatedWatch {
  fileprivate func json(of kind: MonitorKind) -> JSON {
    var (then, checks, grace): (MonitorAction, [CheckType]?, Int?) = (.remind, nil, nil)
    switch deadline {
    case .remind: break
    case .lapse: then = .lapse
    case .reverify(let named, let days): (then, checks, grace) = (.reverify, named, days)
    }
    return .map([
      ("after", kind == .documentExpiry ? nil : .string("\(afterDays)d")),
      ("remind_before", .texts(remindDays.sorted(by: >).map { "\($0)d" })), ("then", .string(then.rawValue)),
      ("checks", checks.map { .texts($0.map(\.rawValue)) }), ("grace", grace.map { .string("\($0)d") }),
    ])
  }
}

extension RiskPolicy {
  fileprivate var json: JSON {
    func weights(_ pairs: [(String, Int)]) -> JSON? {
      pairs.isEmpty ? nil : .map(pairs.sorted { $0.0 < $1.0 }.map { ($0.0, .integer(Int64($0.1))) })
    }
    let product: JSON? = productKey.map { key in
      .map([("metadata", .string(key)), ("weights", weights(products.map { ($0.key, $0.value) }) ?? .object([]))])
    }
    return .map([
      ("country", weights(countries.map { ($0.key, $0.value) })), ("product", product),
      ("pep_class", weights(exposureClasses.map { (String($0.key), $0.value) })),
      ("hit", weights(topics.map { ($0.key.rawValue, $0.value) })),
      ("history", weights(history.map { ($0.key.rawValue, $0.value) })),
      ("medium", .integer(Int64(medium))), ("high", .integer(Int64(high))),
    ])
  }
}

extension BehaviourPolicy {
  fileprivate var json: JSON {
    .map(
      [("window", .string(DurationText.text(window))), ("memory", .string("\(memoryDays)d"))]
        + BehaviourLimit.allCases.map { limit in
          (limit.rawValue, most[limit].map { .integer(Int64($0)) } ?? .string(BehaviourReading.none))
        })
  }
}
