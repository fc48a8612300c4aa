import Domain
import FoundationEssentials
import Workflows

/// `/v1/screenings`: one name against the tenant's lists, without a verification. For compliance alone.
struct ScreeningRoutes: Sendable {
  let screen: ScreenName
  let register: any ScreeningRegister
  let messages: Messages

  var endpoints: [Endpoint] { [create, get] }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/screenings", operation: "createScreening",
      summary: "Screen one name against your lists; kept and billed like a check, whether anything matches or not.",
      access: .scope(.screeningsWrite), body: .json(.screeningRequest), answers: [201: .json(.screening)],
      replay: { resource, request in
        let run = try await register.run(try .stored(resource), in: try request.realm)
        return try answer(run, request, status: 201)
      }
    ) { request in
      let run = try await screen.screen(
        ScreeningQuery(json: try Self.named(request.body)), magic: request.body["metadata"]?["magic"]?.text ?? "",
        for: try request.principal, by: try request.actor)
      return try answer(run, request, status: 201)
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/screenings/{id}", operation: "getScreening", summary: "A screening as it was recorded.",
      access: .scope(.screeningsRead), answers: [200: .json(.screening)]
    ) { request in
      try answer(try await register.run(try request.id(), in: try request.realm), request, status: 200)
    }
  }

  private func answer(_ run: ScreeningRun, _ request: APIRequest, status: Int) throws -> APIResponse {
    .json(try Self.json(run, request, messages), status: status)
  }

  /// The wire form of a run, in the reader's language.
  static func json(_ run: ScreeningRun, _ request: APIRequest, _ messages: Messages) throws -> JSON {
    let language = Languages.best(for: LanguagePreferences.ranges(request.headers[.acceptLanguage]))
    let renderer = VerificationRenderer(messages, language: language.code, reader: try request.principal)
    let billing = CheckBilling(
      usage: run.usage.id, freeBecause: run.usage.freeBecause, unitPrice: run.usage.unitPrice,
      currency: run.usage.currency, priceBook: run.usage.priceBook)
    return [
      "id": .string(run.id.description), "mode": .string(run.realm.mode.rawValue),
      "outcome": .string(run.report.outcome.rawValue), "score": run.report.score.map(JSON.number) ?? .null,
      "reasons": .array(run.report.reasons.map { renderer.json(Reason($0, check: .screening)) }),
      "breakdown": run.report.breakdown, "engine": run.report.engine?.json ?? .null,
      "billing": renderer.json(billing), "created_at": .string(run.at.rfc3339),
    ]
  }

  /// The request for one name, or a ``Problem`` 422 where the name is none; `place` is the request's own pointer.
  static func named(_ request: JSON, at place: String = "") throws -> JSON {
    guard request["name"]?.text?.contains(where: { $0.isLetter || $0.isNumber }) == true else {
      throw Problem.invalid([
        FieldError(pointer: place + "/name", code: "empty", detail: "has neither a letter nor a digit")
      ])
    }
    return request
  }
}

extension Schema {
  private static let alpha3 = Schema.text(
    TextRule(3...3, pattern: "^[A-Z]{3}$") { $0.utf8.allSatisfy { (65...90).contains($0) } })
  private static let partialDate = Schema.text(
    TextRule(4...10, pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$") { PartialDate(iso: $0) != nil })

  /// Whom to screen.
  static let screeningRequest = Schema.named(
    "ScreeningRequest",
    .object([
      .required("name", .words(300), "The whole name; the family name first where a comma follows it."),
      .optional("aliases", .array(.words(300), 0...15), "Other names, as in another script."),
      .optional("kind", .choice(["person", "organisation", "vessel", "aircraft"]), "`person` unless told."),
      .optional("date_of_birth", partialDate, "A day, a month or a year."),
      .optional("countries", .array(alpha3, 0...8), "Of nationality, birth or residence."),
      .optional(
        "identifiers",
        .array(
          .object([
            .required("kind", .values(ListIdentifier.Kind.self)), .required("number", .words(64)),
            .optional("country", alpha3),
          ]), 0...8)), .optional("gender", .values(ListEntity.Gender.self)),
      .optional("place_of_birth", .words(200)), .optional("metadata", .metadata),
    ]))

  /// A screening as it is read.
  static let screening = Schema.named(
    "Screening",
    .object([
      .required("id", .id(ScreeningID.self)), .required("mode", .values(Mode.self)),
      .required("outcome", .values(CheckOutcome.self)), .required("score", .nullable(.number(0...1))),
      .required("reasons", .array(.reason, 0...20)), .required("breakdown", .any), .required("engine", .any),
      .required("billing", .billing), .required("created_at", .instant),
    ]))
}
