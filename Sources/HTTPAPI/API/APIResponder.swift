import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Hummingbird's context, with the channel: a body that is not wanted any more is ended by closing it.
public struct APIContext: RequestContext {
  /// Hummingbird's own part.
  public var coreContext: CoreRequestContextStorage
  let channel: any Channel

  /// A context of one request.
  public init(source: ApplicationRequestContextSource) {
    self.coreContext = CoreRequestContextStorage(source: source)
    self.channel = source.channel
  }
}

/// Takes every request through the same steps: route, authenticate, limit, read, validate, handle.
public struct APIResponder: HTTPResponder {
  /// The context of one request.
  public typealias Context = APIContext
  let tree: EndpointTree
  let authenticator: Authenticator
  let limits: CallerLimits
  let claims: IdempotencyClaims
  let uploads: UploadLimits
  let gate: UploadGate
  let watch = BodyWatch()
  let metrics: RequestMetrics
  let logger: Logger

  /// See ``HTTPResponder/respond(to:context:)``.
  public func respond(to request: Request, context: APIContext) async throws -> Response {
    let start = ContinuousClock.now
    let id = Self.requestID(request)
    let path = request.uri.path
    var operation = "none"
    var result: APIResponse
    do {
      let (endpoint, parameters) = try match(request, path)
      operation = endpoint.operation
      result = try await answer(endpoint, parameters, request, id, context)
    } catch {
      let problem = Problem(error)
      if problem.status >= 500 {
        logger.error("request.failed", metadata: ["request": "\(id)", "error": "\(Self.name(error))"])
      }
      result = problem.response(instance: path, requestID: id)
      if problem.closesConnection { Self.close(context.channel) }
    }
    result = result.with(.requestID, id)
    let duration = start.duration(to: .now)
    metrics.record(operation: operation, method: request.method.rawValue, status: result.status, duration: duration)
    // What was written, or failed, is told; reading is told to those who ask.
    let isTold = result.status >= 500 || !(request.method == .get || request.method == .head)
    logger.log(
      level: isTold ? .info : .debug, "request",
      metadata: [
        "request": "\(id)", "operation": "\(operation)", "status": "\(result.status)",
        "duration_ms": "\(Int(duration / .milliseconds(1)))",
      ])
    return result.response(toHead: request.method == .head)
  }

  private func match(_ request: Request, _ path: String) throws -> (Endpoint, [String: String]) {
    switch tree.match(request.method == .head ? "GET" : request.method.rawValue, path) {
    case .found(let endpoint, let parameters): return (endpoint, parameters)
    case .notFound: throw Problem.notFound
    case .methodNotAllowed(let methods):
      var problem = Problem(
        405, "method_not_allowed", "Method not allowed", "The path takes " + methods.joined(separator: ", ") + ".")
      problem.allow = methods
      throw problem
    }
  }

  private func answer(
    _ endpoint: Endpoint, _ parameters: [String: String], _ request: Request, _ id: String, _ context: APIContext
  ) async throws -> APIResponse {
    let address = context.channel.remoteAddress?.ipAddress ?? "unknown"
    let caller = try await authenticator.caller(
      for: endpoint, parameters: parameters, headers: request.headers, address: address)
    let verdict = limits.take(caller, address: address, isWrite: endpoint.method == "POST")
    if let verdict, let retryAfter = verdict.retryAfter {
      var problem = Problem(
        429, "rate_limited", "Too many requests", "The rate limit of this caller, or of its tenant, is used up.")
      problem.retryAfter = retryAfter
      return problem.response(instance: request.uri.path, requestID: id).with(verdict)
    }
    let query = try Self.query(request.uri.query, endpoint)
    let room = gate.room()
    let (body, files) = try await read(endpoint, request, room, context.channel)
    let rows = try rows(endpoint, request)
    let idempotency = endpoint.replay == nil ? nil : try claims.claim(of: request, by: caller, body: body, files: files)
    let apiRequest = APIRequest(
      id: id, method: request.method.rawValue, path: request.uri.path, headers: request.headers, parameters: parameters,
      query: query, body: body, rows: rows, files: files, room: room, caller: caller, address: address,
      idempotency: idempotency)
    let response = try await endpoint.answer(apiRequest)
    return verdict.map { response.with($0) } ?? response
  }

  private func read(
    _ endpoint: Endpoint, _ request: Request, _ room: UploadRoom, _ channel: any Channel
  ) async throws -> (JSON, [UploadedFile]) {
    let most = if case .rows = endpoint.body { uploads.rowsBytesMax } else { uploads.totalBytesMax }
    if let announced = Self.bytesAnnounced(request), announced > most {
      throw Problem.tooLarge("The body is larger than \(most) bytes.")
    }
    if request.headers[.expect]?.lowercased() == "100-continue" { try await ContinueAnswer.send(on: channel) }
    if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
      throw Problem.unsupported("The body comes without a Content-Encoding.")
    }
    let type = Self.mediaType(request)
    switch endpoint.body {
    case .none, .rows: return (.object([]), [])
    case .list(let element, let most):
      let list = ListBody(limits: uploads, watch: watch, room: room, element: element, elementsMax: most)
      return (try await list.json(request.body, type: type, bytesAnnounced: Self.bytesAnnounced(request)), [])
    case .json(let schema, let isRequired):
      let bytes = try await BodyReader(limits: uploads, watch: watch).json(request.body)
      if bytes.isEmpty, !isRequired { return (.object([]), []) }
      guard type == "application/json" else { throw Problem.unsupported("The body is application/json.") }
      return (try Self.validated(bytes, schema), [])
    case .upload(let schema):
      if type == "application/json" {
        return (try Self.validated(try await BodyReader(limits: uploads, watch: watch).json(request.body), schema), [])
      }
      guard type == "multipart/form-data" else {
        throw Problem.unsupported("The body is multipart/form-data or application/json.")
      }
      return try await upload(schema, request, room)
    }
  }

  /// The rows of an endpoint that reads them itself.
  private func rows(_ endpoint: Endpoint, _ request: Request) throws -> RowBody? {
    guard case .rows(let schema) = endpoint.body else { return nil }
    let charset = (request.headers[.contentType] ?? "").lowercased().split(separator: ";").dropFirst().first {
      $0.contains("charset=")
    }
    guard charset.map({ $0.contains("utf-8") || $0.contains("us-ascii") }) ?? true else {
      throw Problem.unsupported("Rows are UTF-8.")
    }
    guard let format = Self.mediaType(request).flatMap(RowFormat.init) else {
      throw Problem.unsupported("The body is " + RowFormat.allCases.map(\.rawValue).joined(separator: " or ") + ".")
    }
    return RowBody(
      format: format, schema: schema, body: request.body,
      bytesAnnounced: Self.bytesAnnounced(request),
      reader: BodyReader(limits: uploads.ofRows, watch: watch))
  }

  private static func bytesAnnounced(_ request: Request) -> Int? {
    request.headers[.contentLength].flatMap { Int($0) }
  }

  private static func mediaType(_ request: Request) -> String? {
    (request.headers[.contentType] ?? "").split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
  }

  private func upload(
    _ schema: Schema, _ request: Request, _ room: UploadRoom
  ) async throws -> (JSON, [UploadedFile]) {
    guard let parser = MultipartParser(contentType: request.headers[.contentType] ?? "", limits: uploads) else {
      throw Problem.malformed("The multipart body has no boundary.")
    }
    let reader = BodyReader(limits: uploads, watch: watch, room: room)
    let filled = try await reader.read(request.body, into: parser) { parser, piece in
      try parser.take(piece.readableBytesView)
    }
    guard filled.isComplete else { throw Problem.malformed("The multipart body ends early.") }
    let body = try Self.validated(filled.upload.request ?? Array("{}".utf8), schema)
    for file in filled.upload.files where AcceptedFormat.mediaType(of: file.bytes) == nil {
      throw Problem.unsupported("The file \(file.name) is not a JPEG, PNG, WebP, HEIC or PDF.")
    }
    return (body, filled.upload.files)
  }

  static func validated(_ bytes: [UInt8], _ schema: Schema) throws -> JSON {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw Problem.malformed("The body is not the JSON that is taken here: \(error.words).")
    }
    let errors = schema.errors(in: json)
    guard errors.isEmpty else { throw Problem.invalid(errors) }
    return json
  }

  private static func query(_ text: String?, _ endpoint: Endpoint) throws -> [String: String] {
    var values: [String: String] = [:]
    var errors: [FieldError] = []
    for pair in (text ?? "").split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Percent.decode(sides[0], plusIsSpace: true),
        let value = Percent.decode(sides.count == 2 ? sides[1] : "", plusIsSpace: true)
      else { throw Problem.malformed("The query string is not percent-encoded UTF-8 without NUL.") }
      guard let parameter = endpoint.query.first(where: { $0.name == name }) else {
        errors.append(FieldError(pointer: "/query", code: "unknown", detail: "a parameter is not known here"))
        continue
      }
      guard values[name] == nil else {
        errors.append(FieldError(pointer: "/" + name, code: "repeated", detail: "is given twice"))
        continue
      }
      values[name] = value
      let json: JSON =
        if case .integer = parameter.schema { Int64(value).map(JSON.integer) ?? .string(value) } else { .string(value) }
      errors += parameter.schema.errors(in: json, at: "/" + name)
    }
    guard errors.isEmpty else { throw Problem.invalid(Array(errors.prefix(20))) }
    return values
  }

  private static func requestID(_ request: Request) -> String {
    if let given = request.headers[.requestID], (8...64).contains(given.utf8.count),
      given.utf8.allSatisfy({
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
      })
    {
      return given
    }
    return "req" + EventID(at: Date()).description.dropFirst(3)
  }

  /// Closes after the answer had time to leave.
  private static func close(_ channel: any Channel) {
    channel.eventLoop.scheduleTask(in: .milliseconds(250)) { channel.close(promise: nil) }
  }

  /// The error's type and case, never its values.
  private static func name(_ error: any Error) -> String {
    if let error = error as? StoreError { return "StoreError.\(error)" }
    return String(describing: type(of: error))
  }
}

extension APIResponse {
  fileprivate func with(_ verdict: RateVerdict) -> APIResponse {
    var response = with(.rateLimitLimit, String(verdict.limit))
      .with(.rateLimitRemaining, String(verdict.remaining)).with(.rateLimitReset, String(verdict.reset))
    if let retryAfter = verdict.retryAfter { response = response.with(.retryAfter, String(retryAfter)) }
    return response
  }
}
