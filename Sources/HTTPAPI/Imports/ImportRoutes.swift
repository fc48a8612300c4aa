import Domain
import FoundationEssentials
import Synchronization
import Workflows

/// `/v1/imports`: customers that are already there.
struct ImportRoutes: Sendable {
  let importing: ImportCustomers
  let store: any ImportStore
  let cursors: CursorCodec
  private let senders = RowSenders()

  init(importing: ImportCustomers, store: any ImportStore, cursors: CursorCodec) {
    self.importing = importing
    self.store = store
    self.cursors = cursors
  }

  var endpoints: [Endpoint] { [open, list, get, send, finish, errors] }

  private var open: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/imports", operation: "openImport",
      summary: "Open an import of customers that are already there.", access: .scope(.verificationsWrite),
      body: .json(
        .named(
          "ImportRequest",
          .object([.optional("consents", .array(.consent, 0...10), "What every customer of the import agreed to.")])),
        isRequired: false),
      answers: [201: .json(.customerImport)],
      replay: { resource, request in try await answer(try .stored(resource), request, status: 201) }
    ) { request in
      let id = try await importing.open(
        consents: request.body["consents"]?.elements?.compactMap(Consent.init) ?? [], for: try request.principal,
        by: try request.actor)
      return try await answer(id, request, status: 201)
    }
  }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/imports", operation: "listImports", summary: "Imports, newest first.",
      access: .scope(.verificationsRead), query: QueryParameter.page, answers: [200: .json(.page(.customerImport))]
    ) { request in
      let after = try cursors.position(of: request, in: "imports").flatMap { ImportID($0) }
      let imports = try await store.list(after: after, limit: request.limit + 1, in: try request.realm)
      return try cursors.page(imports, of: request, in: "imports", at: \.id.description, \.json)
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/imports/{id}", operation: "getImport",
      summary: "How far an import is, and what came of its rows.", access: .scope(.verificationsRead),
      answers: [200: .json(.customerImport)]
    ) { request in
      try await answer(try request.id(), request, status: 200)
    }
  }

  private var send: Endpoint {
    Endpoint(
      method: "PUT", path: "/v1/imports/{id}/rows", operation: "sendImportRows",
      summary: "Send rows, a line of JSON or of CSV each. Cut off, go on from `next_row`.",
      access: .scope(.verificationsWrite),
      query: [
        QueryParameter(
          "from", .integer(1...Int64.max), "The number of the first row that is sent: `next_row`; 1 unless told.")
      ],
      body: .rows(of: .importedCustomer), answers: [200: .json(.customerImport)]
    ) { request in
      let (id, principal, actor): (ImportID, Principal, Actor) = (
        try request.id(), try request.principal, try request.actor
      )
      let before = try await store.view(id, in: principal.realm)
      guard before.state == .open else { throw StoreError.notAllowed(.importFinished) }
      let first = request.query["from"].flatMap { Int($0) } ?? 1
      guard before.nextRow == first, let rows = request.rows else { throw Self.elsewhere(before) }
      do {
        try await senders.sending(id, of: principal.realm.tenant) {
          try await take(rows, from: first, of: id, for: principal, by: actor)
        }
      } catch let refusal as RowSenders.Refusal {
        throw Problem(refusal)
      }
      return try await answer(id, request, status: 200)
    }
  }

  private func take(
    _ rows: RowBody, from first: Int, of id: ImportID, for principal: Principal, by actor: Actor
  ) async throws {
    let next = Mutex(first)
    try await rows.forEach(blockOf: ImportCustomers.chunkRowsMax) { block in
      do {
        _ = try await importing.take(
          block.map(ImportedRow.init), from: next.withLock { $0 }, of: id, for: principal, by: actor)
      } catch WorkflowRefusal.store(.stale) {
        throw Self.elsewhere(try await store.view(id, in: principal.realm))
      }
      next.withLock { $0 += block.count }
    }
  }

  private var finish: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/imports/{id}/finish", operation: "finishImport",
      summary: "Say that all rows were sent.", access: .scope(.verificationsWrite),
      answers: [200: .json(.customerImport)],
      replay: { _, request in try await answer(try request.id(), request, status: 200) }
    ) { request in
      let id: ImportID = try request.id()
      try await importing.finish(id, for: try request.principal, by: try request.actor)
      return try await answer(id, request, status: 200)
    }
  }

  private var errors: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/imports/{id}/errors", operation: "listImportErrors",
      summary: "What was wrong with the rejected rows, by number; nothing that a row said.",
      access: .scope(.verificationsRead), query: QueryParameter.page, answers: [200: .json(.page(.importError))]
    ) { request in
      let position = try cursors.position(of: request, in: "import-errors")?.split(separator: "-").compactMap {
        Int($0)
      }
      let errors = try await store.rejections(
        of: try request.id(), after: position.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil },
        limit: request.limit + 1, in: try request.realm)
      return try cursors.page(errors, of: request, in: "import-errors", at: { "\($0.row)-\($0.position)" }) {
        [
          "row": .integer(Int64($0.row)), "pointer": .string($0.problem.pointer), "code": .string($0.problem.code),
          "detail": .string($0.problem.detail),
        ]
      }
    }
  }

  private func answer(_ id: ImportID, _ request: APIRequest, status: Int) async throws -> APIResponse {
    .json(try await store.view(id, in: try request.realm).json, status: status).with(.location, "/v1/imports/\(id)")
  }

  /// 409 for rows that are not the next ones.
  private static func elsewhere(_ view: CustomerImport) -> Problem {
    var problem = Problem.conflict("import.next_row", "The next row is \(view.nextRow): send from there.")
    problem.errors = [FieldError(pointer: "/from", code: "next_row", detail: String(view.nextRow))]
    return problem
  }
}

extension Problem {
  /// 409 beside another sender of the same import, 429 where others have to end first.
  init(_ refusal: RowSenders.Refusal) {
    switch refusal {
    case .sameImport: self = .conflict("import.sending", "Somebody is sending rows of this import.")
    case .crowded: self.init(429, "busy", "Too many senders", "Other senders of rows have to end first.")
    }
    retryAfter = 5
  }
}
