import Domain

/// A credit file for test keys, of whom no bureau is asked: it has what its magic reasons say, and nothing else.
enum CreditHistorySimulation {
  /// An answer, the same for the same reasons and day.
  static func answer(giving reasons: [ReasonCode], on day: CalendarDate) -> JSON {
    var members: [JSON.Member] = [
      .init("reference", "TEST"), .init("as_of", .string(day.description)),
    ]
    if reasons.contains(.creditNotFound) {
      members.append(.init("result", "not_found"))
    } else if reasons.contains(.creditAmbiguous) {
      members += [.init("result", "ambiguous"), .init("candidates", 2)]
    } else {
      members += [.init("result", "found"), .init("file", file(giving: reasons))]
    }
    return .object(members)
  }

  private static func file(giving reasons: [ReasonCode]) -> JSON {
    func count(_ reason: ReasonCode) -> JSON { reasons.contains(reason) ? 1 : 0 }
    let value: JSON = reasons.contains(.creditScoreLow) ? 10 : 90
    let late: JSON = [["severity": "days_60", "age": "months_12", "count": 1]]
    return [
      "score": reasons.contains(.creditScoreUnknown) ? nil : ["value": value, "min": 0, "max": 100],
      "delinquencies": reasons.contains(.creditDelinquency) ? late : [],
      "bankruptcies": ["open": count(.creditBankruptcy), "discharged": 0], "open_defaults": count(.creditDefault),
      "oldest_account_months": reasons.contains(.creditHistoryShort) ? 1 : 120,
      "enquiries": ["months": 6, "count": reasons.contains(.creditEnquiries) ? 20 : 0],
    ]
  }
}
