import Domain
import Workflows

/// One operation of the API: what may call it, what it takes, what it answers, and what does it. Routing, access,
/// validation and the OpenAPI document are all made from this one value. A class, since every request passes it around.
final class Endpoint: Sendable {
  /// Who may call.
  enum Access: Sendable, Hashable {
    /// Anybody, without a token.
    case open
    /// A key, member or client token that holds this scope.
    case scope(Scope)
    /// A member of the tenant who holds this scope; keys are refused.
    case member(Scope)
    /// A signed-in member, whatever the tenant.
    case session
  }
  /// What the request carries.
  enum Body: Sendable {
    case none
    case json(Schema, isRequired: Bool = true)
    /// `multipart/form-data` with a JSON part `request` and files; JSON alone is taken too.
    case upload(request: Schema)
    /// A JSON array of these elements, or a line of JSON for each; the request's body is the array.
    case list(of: Schema, atMost: Int)
    /// Rows as they come, each a line of JSON or of comma-separated values; the handler reads them.
    case rows(of: Schema)
  }
  /// What the answer carries.
  enum Content: Sendable {
    case empty
    case json(Schema)
    /// Other media, by type.
    case media([String])
  }

  let method: String
  /// Path with `{name}` for parameters.
  let path: String
  let operation: String
  let summary: String
  let access: Access
  let query: [QueryParameter]
  let body: Body
  let answers: [Int: Content]
  /// Renders what an `Idempotency-Key`'s first request made; nil where keys are not taken.
  let replay: (@Sendable (String, APIRequest) async throws -> APIResponse)?
  /// True for what rules both worlds of a tenant: a test key may not.
  let isLiveOnly: Bool
  /// True where an applicant's browser may call it with a client token, for its own verification `{id}` alone.
  let isCapture: Bool
  /// True where the last parameter of the path takes all that follows, slashes included.
  let takesTail: Bool
  let handle: @Sendable (APIRequest) async throws -> APIResponse

  init(
    method: String, path: String, operation: String, summary: String, access: Access = .open,
    query: [QueryParameter] = [], body: Body = .none, answers: [Int: Content],
    replay: (@Sendable (String, APIRequest) async throws -> APIResponse)? = nil, isLiveOnly: Bool = false,
    isCapture: Bool = false, takesTail: Bool = false,
    handle: @escaping @Sendable (APIRequest) async throws -> APIResponse
  ) {
    self.method = method
    self.path = path
    self.operation = operation
    self.summary = summary
    self.access = access
    self.query = query
    self.body = body
    self.answers = answers
    self.replay = replay
    self.isLiveOnly = isLiveOnly
    self.isCapture = isCapture
    self.takesTail = takesTail
    self.handle = handle
  }

  /// What the request makes; a body that was not read to its end ends the connection.
  func answer(_ request: APIRequest) async throws -> APIResponse {
    guard case .rows = body else { return try await respond(to: request) }
    do {
      return try await respond(to: request)
    } catch {
      var problem = Problem(error)
      problem.closesConnection = true
      throw problem
    }
  }

  /// What the request makes, with the replay of what its `Idempotency-Key` made before.
  func respond(to request: APIRequest) async throws -> APIResponse {
    do {
      return try await handle(request)
    } catch {
      guard let replay, let resource = Self.replayed(error) else { throw error }
      let response = try await replay(resource, request)
      return request.idempotency == nil ? response : response.with(.idempotentReplayed, "true")
    }
  }

  private static func replayed(_ error: any Error) -> String? {
    switch error {
    case StoreError.replay(let resource), WorkflowRefusal.store(.replay(let resource)): resource
    default: nil
    }
  }
}

/// A parameter of the query string.
struct QueryParameter: Sendable {
  let name: String
  let schema: Schema
  let summary: String

  init(_ name: String, _ schema: Schema, _ summary: String) {
    self.name = name
    self.schema = schema
    self.summary = summary
  }

  /// `limit` and `cursor` of every list.
  static let page = [
    QueryParameter("limit", .integer(1...100), "Most objects of a page; 20 unless told."),
    QueryParameter("cursor", .text(TextRule(1...400)), "`next_cursor` of the page before."),
  ]
}
