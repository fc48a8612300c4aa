import Domain
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// A request that passed access and validation, in the API's own words.
struct APIRequest: Sendable {
  let id: String
  let method: String
  let path: String
  let headers: HTTPFields
  let parameters: [String: String]
  let query: [String: String]
  /// The body of a JSON request, or the `request` part of an upload; an empty object where there is none.
  let body: JSON
  /// Rows that are still to be read; nil where the endpoint takes none.
  let rows: RowBody?
  /// Uploaded files; empty for JSON.
  let files: [UploadedFile]
  /// Kept for as long as the files are.
  let room: UploadRoom?
  /// Whoever calls; nil for an open endpoint.
  let caller: Caller?
  let address: String
  let idempotency: IdempotencyClaim?

  /// The caller of an endpoint that is not open.
  /// - Throws: ``Problem`` 401 where there is none.
  var principal: Principal {
    get throws {
      guard case .principal(let principal)? = caller else { throw Problem.unauthenticated }
      return principal
    }
  }

  /// The member of an endpoint for signed-in people.
  var session: (member: MemberID, session: SessionID) {
    get throws {
      switch caller {
      case .session(let member, let session)?: return (member, session)
      case .principal(let principal)?:
        if case .member(let member, let session) = principal.identity { return (member, session) }
        throw Problem.membersOnly
      case nil: throw Problem.unauthenticated
      }
    }
  }

  /// The tenant and mode that the request speaks of.
  var realm: Realm { get throws { try principal.realm } }

  /// Whoever acts, for events and the audit log.
  var actor: Actor { get throws { Actor(try principal.description, requestID: id, claim: idempotency) } }

  /// An identifier in the path; a wrong form is an object that does not exist.
  func id<Kind>(_ name: String = "id") throws -> Identifier<Kind> {
    guard let text = parameters[name], let id = Identifier<Kind>(text) else { throw Problem.notFound }
    return id
  }

  /// A name in the path.
  func name(_ parameter: String) throws -> String {
    guard let text = parameters[parameter] else { throw Problem.notFound }
    return text
  }

  /// An identifier in the query.
  func queryID<Kind>(_ name: String) -> Identifier<Kind>? { query[name].flatMap { Identifier<Kind>($0) } }

  /// Objects of a page, 1 through 100.
  var limit: Int { query["limit"].flatMap { Int($0) } ?? 20 }

  /// How long the caller waits for a result (RFC 7240, section 4.3), 0 through 60 seconds.
  var patience: Duration {
    for preference in headers[.prefer]?.split(separator: ",") ?? [] {
      let sides = preference.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      guard sides.count == 2, sides[0].lowercased() == "wait", let seconds = Int(sides[1]) else { continue }
      return .seconds(min(max(seconds, 0), 60))
    }
    return .zero
  }

  /// The version in `If-Match`; nil without the header.
  /// - Throws: ``Problem`` 412 where the header is not one of our tags.
  var expectedVersion: Int? {
    get throws {
      guard let tag = headers[.ifMatch], tag != "*" else { return nil }
      guard tag.hasPrefix("\""), tag.hasSuffix("\""), let version = Int(tag.dropFirst().dropLast()) else {
        throw Problem.stale
      }
      return version
    }
  }
}

/// Whoever a token speaks for.
public enum Caller: Sendable {
  /// Somebody in one tenant's live or test world.
  case principal(Principal)
  /// A signed-in person who named no tenant.
  case session(MemberID, SessionID)
}

extension HTTPField.Name {
  static let prefer = name("Prefer")
  static let preferenceApplied = name("Preference-Applied")
  static let idempotencyKey = name("Idempotency-Key")
  static let idempotentReplayed = name("Idempotent-Replayed")
  static let requestID = name("X-Request-Id")
  static let tenant = name("Assay-Tenant")
  static let mode = name("Assay-Mode")
  static let rateLimitLimit = name("RateLimit-Limit")
  static let rateLimitRemaining = name("RateLimit-Remaining")
  static let rateLimitReset = name("RateLimit-Reset")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("field names are tokens") }
    return name
  }
}
