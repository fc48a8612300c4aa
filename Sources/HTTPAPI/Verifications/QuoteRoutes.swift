import Domain
import Workflows

/// `/v1/verifications/quote`.
struct QuoteRoutes: Sendable {
  let quoting: QuoteVerification

  var endpoints: [Endpoint] { [quote] }

  private static let money = Schema.text(TextRule(1...40, pattern: "^[0-9]+(\\.[0-9]+)?$"))
  private static let minor = Schema.integer(0...Int64.max)

  private static let answer = Schema.named(
    "VerificationQuote",
    .object([
      .required(
        "checks",
        .array(
          .object([
            .required("type", .values(CheckType.self)), .required("billable", .boolean),
            .required("reason", .nullable(.values(FreeReason.self))), .required("unit_price", money),
            .required("amount", money), .required("free_left", minor),
          ]), 0...10)),
      .required("amount_estimate_minor", minor), .required("currency", .text(TextRule(3...3))),
      .required("price_book_version", .words(100)),
      .required(
        "limits",
        .array(
          .object([
            .required("key_id", .nullable(.id(KeyID.self))), .required("limit_minor", minor),
            .required("left_minor", minor), .required("fits", .boolean),
          ]), 0...2)),
    ]))

  private var quote: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/verifications/quote", operation: "quoteVerification",
      summary: "Which checks a request would run and what each costs now at most. Writes nothing and holds nothing.",
      access: .scope(.verificationsWrite), body: .json(.verificationRequest), answers: [200: .json(Self.answer)]
    ) { request in
      let checks = request.body["checks"]?.elements?.compactMap { $0.text.flatMap(CheckType.init) }
      return .json(try await quoting.quote(checks, for: try request.principal).json)
    }
  }
}

extension VerificationQuote {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "checks": .array(
        checks.map { check in
          [
            "type": .string(check.type.rawValue), "billable": .bool(check.freeBecause == nil),
            "reason": .optional(check.freeBecause?.rawValue), "unit_price": .string(check.unitPrice.description),
            "amount": .string(check.amount.description), "free_left": .integer(check.freeLeft),
          ]
        }), "amount_estimate_minor": .integer(amountEstimateMinor), "currency": .string(currency),
      "price_book_version": .string(priceBook),
      "limits": .array(
        limits.map { limit in
          [
            "key_id": .optional(limit.key?.description), "limit_minor": .integer(limit.minor),
            "left_minor": .integer(limit.leftMinor), "fits": .bool(limit.fits),
          ]
        }),
    ]
  }
}
