import Domain
import FoundationEssentials

/// `/v1/lists`: what customers are screened against, in which versions, and what changed from one to the next.
struct ListRoutes: Sendable {
  let store: any ListStore
  let cursors: CursorCodec

  var endpoints: [Endpoint] { [all, versions, changes] }

  private static let owner = QueryParameter(
    "owner", .choice(["installation", "tenant"]), "Whose list: the installation's unless told, or your own.")

  private static let version = Schema.named(
    "ListVersion",
    .object([
      .required("list", .words(64)), .required("owner", .choice(["installation", "tenant"])),
      .required("number", .integer(1...Int64.max)), .required("version", .words(200)), .required("format", .words(40)),
      .required("digest", .words(64)), .required("rows", .integer(0...Int64.max)),
      .required("rejected", .integer(0...Int64.max)), .required("entities", .integer(0...Int64.max)),
      .required("names", .integer(0...Int64.max)),
      .required(
        "changes",
        .object([
          .required("added", .integer(0...Int64.max)), .required("changed", .integer(0...Int64.max)),
          .required("removed", .integer(0...Int64.max)),
        ])), .required("imported_at", .instant),
    ]))

  private var all: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/lists", operation: "listLists",
      summary: "The newest version of every list of the installation, and of your own.",
      access: .scope(.screeningsRead),
      answers: [200: .json(.object([.required("data", .array(Self.version, 0...2000))]))]
    ) { request in
      let tenant = try request.realm.tenant
      let house = try await store.newest(of: .installation).map { $0.json(owner: "installation") }
      let own = try await store.newest(of: .tenant(tenant)).map { $0.json(owner: "tenant") }
      return .json(["data": .array(house + own)])
    }
  }

  private var versions: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/lists/{list}/versions", operation: "listListVersions",
      summary: "A list's versions, the newest first.", access: .scope(.screeningsRead),
      query: QueryParameter.page + [Self.owner], answers: [200: .json(.page(Self.version))]
    ) { request in
      let (owner, name) = try Self.owner(of: request)
      let before = try cursors.position(of: request, in: "list-versions").flatMap { Int($0) }
      let versions = try await store.versions(
        of: try Self.list(request), owner: owner, before: before, limit: request.limit + 1)
      guard !versions.isEmpty || before != nil else { throw Problem.notFound }
      return try cursors.page(versions, of: request, in: "list-versions", at: { String($0.number) }) {
        $0.json(owner: name)
      }
    }
  }

  private var changes: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/lists/{list}/changes", operation: "listListChanges",
      summary: "The entries that differ between two versions of a list, by key.", access: .scope(.screeningsRead),
      query: QueryParameter.page + [
        Self.owner,
        QueryParameter("to", .integer(1...Int64(Int32.max)), "The later version's number; the newest unless told."),
        QueryParameter("from", .integer(0...Int64(Int32.max)), "The earlier one's; the one before unless told."),
      ],
      answers: [
        200: .json(
          .page(
            .named(
              "ListChange",
              .object([.required("entity_id", .words(500)), .required("before", .any), .required("after", .any)]))))
      ]
    ) { request in
      let (owner, _) = try Self.owner(of: request)
      let list = try Self.list(request)
      guard let newest = try await store.versions(of: list, owner: owner, before: nil, limit: 1).first else {
        throw Problem.notFound
      }
      let to = request.query["to"].flatMap { Int($0) } ?? newest.number
      let from = request.query["from"].flatMap { Int($0) } ?? to - 1
      guard from < to, to <= newest.number else {
        throw Problem.invalid([FieldError(pointer: "/from", code: "range", detail: "is not an earlier version")])
      }
      let changes = try await store.changes(
        of: list, from: from, to: to, owner: owner, after: try cursors.position(of: request, in: "list-changes"),
        limit: request.limit + 1)
      return try cursors.page(changes, of: request, in: "list-changes", at: \.id, \.json)
    }
  }

  /// The list that the path names; what could be no list's name is none.
  private static func list(_ request: APIRequest) throws -> String {
    let list = try request.name("list")
    guard ListVersion.isSlug(list) else { throw Problem.notFound }
    return list
  }

  private static func owner(of request: APIRequest) throws -> (ListOwner, String) {
    let name = request.query["owner"] ?? "installation"
    return (name == "tenant" ? .tenant(try request.realm.tenant) : .installation, name)
  }
}

extension ListVersion {
  /// The wire form, which says whose list it is.
  fileprivate func json(owner: String) -> JSON {
    .object((json.members ?? []) + [JSON.Member("owner", .string(owner))])
  }
}
