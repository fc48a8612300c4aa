import Domain

/// An error as RFC 9457 tells it. Nothing in it repeats a value of the request or says who an applicant is.
struct Problem: Error, Sendable {
  var status: Int
  /// A closed, stable word; `type` is made of it.
  var code: String
  var title: String
  var detail: String
  var errors: [FieldError] = []
  /// Seconds until trying again may help.
  var retryAfter: Int?
  var allow: [String] = []
  /// True where the rest of the request's body must not be read.
  var closesConnection = false

  init(_ status: Int, _ code: String, _ title: String, _ detail: String) {
    self.status = status
    self.code = code
    self.title = title
    self.detail = detail
  }

  /// The body.
  func json(instance: String, requestID: String) -> JSON {
    [
      "type": .string("urn:assay:problem:" + code), "title": .string(title), "status": .integer(Int64(status)),
      "detail": .string(detail), "instance": .string(String(instance.prefix(500))),
      "code": .string(code), "request_id": .string(requestID),
      "errors": .array(
        errors.map { ["pointer": .string($0.pointer), "code": .string($0.code), "detail": .string($0.detail)] }),
    ]
  }

  /// The answer.
  func response(instance: String, requestID: String) -> APIResponse {
    var response = APIResponse(
      status: status, contentType: "application/problem+json",
      bytes: json(instance: instance, requestID: requestID).bytes)
    if let retryAfter { response = response.with(.retryAfter, String(retryAfter)) }
    if status == 401 { response = response.with(.wwwAuthenticate, "Bearer") }
    if !allow.isEmpty { response = response.with(.allow, allow.joined(separator: ", ")) }
    if closesConnection { response = response.with(.connection, "close") }
    return response
  }

  static let unauthenticated = Problem(
    401, "unauthenticated", "Not signed in", "Send a valid token as Authorization: Bearer.")
  static let forbidden = Problem(
    403, "forbidden", "Not allowed", "The token does not carry the scope of this operation.")
  static let membersOnly = Problem(403, "members_only", "Not allowed", "A signed-in member does this, not a key.")
  static let notFound = Problem(404, "not_found", "Not found", "There is no such object here.")
  static let stale = Problem(412, "stale", "Changed meanwhile", "The object changed since it was read; read it again.")
  static let unavailable: Problem = {
    var problem = Problem(
      503, "unavailable", "Try again",
      "A part of the service is out of reach. Send it again with the same Idempotency-Key.")
    problem.retryAfter = 2
    return problem
  }()

  /// 422 with everything that is wrong.
  static func invalid(_ errors: [FieldError]) -> Problem {
    var problem = Problem(422, "invalid", "Invalid request", "The request has values that are not allowed.")
    problem.errors = errors
    return problem
  }

  /// 400: the bytes are no request at all.
  static func malformed(_ detail: String) -> Problem { Problem(400, "malformed", "Malformed request", detail) }

  /// 409.
  static func conflict(_ code: String, _ detail: String) -> Problem { Problem(409, code, "Not possible now", detail) }

  /// The schema of every error.
  static let schema = Schema.named(
    "Problem",
    .object([
      .required("type", .words(200)), .required("title", .words(200)), .required("status", .integer(400...599)),
      .required("detail", .words(1000)), .required("instance", .text(TextRule(0...2000))),
      .required("code", .words(100)), .required("request_id", .words(100)),
      .required(
        "errors",
        .array(
          .object([
            .required("pointer", .text(TextRule(0...2000))), .required("code", .words(100)),
            .required("detail", .words(2000)),
          ]), 0...20)),
    ]))
}
