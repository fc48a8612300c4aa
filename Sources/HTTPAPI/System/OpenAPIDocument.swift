import Domain

/// Describes endpoints in OpenAPI 3.1, made from the values that serve them.
struct OpenAPIDocument {
  private let endpoints: [Endpoint]

  init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

  var json: JSON {
    var components: [String: JSON] = [:]
    var paths: [(String, [JSON.Member])] = []
    for endpoint in endpoints {
      let operation = JSON.Member(endpoint.method.lowercased(), describe(endpoint, &components))
      if let index = paths.firstIndex(where: { $0.0 == endpoint.path }) {
        paths[index].1.append(operation)
      } else {
        paths.append((endpoint.path, [operation]))
      }
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Assay", "version": "1", "summary": "Know your customer, with proof.",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "paths": .object(paths.map { JSON.Member($0.0, .object($0.1)) }),
      "components": [
        "schemas": .object(components.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }),
        "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
      ],
    ]
  }

  private func describe(_ endpoint: Endpoint, _ components: inout [String: JSON]) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("operationId", .string(endpoint.operation)), JSON.Member("summary", .string(endpoint.summary)),
      JSON.Member("parameters", .array(parameters(endpoint, &components))),
    ]
    if let body = body(endpoint, &components) { members.append(JSON.Member("requestBody", body)) }
    members.append(JSON.Member("responses", responses(endpoint, &components)))
    if endpoint.access != .open { members.append(JSON.Member("security", [["bearer": .array([])]])) }
    return .object(members)
  }

  private func parameters(_ endpoint: Endpoint, _ components: inout [String: JSON]) -> [JSON] {
    var parameters: [JSON] = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
      [
        "name": .string(String(segment.dropFirst().prefix { $0 != "}" })), "in": "path", "required": true,
        "schema": ["type": "string", "minLength": 1, "maxLength": 100],
      ]
    }
    for parameter in endpoint.query {
      parameters.append([
        "name": .string(parameter.name), "in": "query", "required": false, "description": .string(parameter.summary),
        "schema": parameter.schema.description(&components),
      ])
    }
    if endpoint.replay != nil {
      parameters.append([
        "name": "Idempotency-Key", "in": "header", "required": false,
        "schema": ["type": "string", "minLength": 1, "maxLength": 255],
      ])
    }
    return parameters
  }

  private func body(_ endpoint: Endpoint, _ components: inout [String: JSON]) -> JSON? {
    switch endpoint.body {
    case .none: return nil
    case .json(let schema, let isRequired):
      return [
        "required": .bool(isRequired), "content": ["application/json": ["schema": schema.description(&components)]],
      ]
    case .list(let element, let most):
      return [
        "required": true,
        "content": [
          "application/json": ["schema": Schema.array(element, 1...most).description(&components)],
          "application/x-ndjson": ["schema": element.description(&components)],
        ],
      ]
    case .rows(let row):
      let schema = row.description(&components)
      return [
        "required": true,
        "content": .object(RowFormat.allCases.map { JSON.Member($0.rawValue, ["schema": schema]) }),
      ]
    case .upload(let request):
      let schema = request.description(&components)
      let file: JSON = ["type": "string", "format": "binary"]
      let parts = EvidenceKind.allCases.map { kind in
        JSON.Member(kind.rawValue, kind.isRepeatable ? ["type": "array", "items": file, "maxItems": 60] : file)
      }
      return [
        "required": true,
        "content": [
          "application/json": ["schema": schema],
          "multipart/form-data": [
            "schema": [
              "type": "object", "properties": .object([JSON.Member("request", schema)] + parts),
              "additionalProperties": false,
            ], "encoding": ["request": ["contentType": "application/json"]],
          ],
        ],
      ]
    }
  }

  private func responses(_ endpoint: Endpoint, _ components: inout [String: JSON]) -> JSON {
    var responses: [JSON.Member] = []
    for (status, content) in endpoint.answers.sorted(by: { $0.key < $1.key }) {
      var members: [JSON.Member] = [JSON.Member("description", .string(status == 202 ? "Accepted" : "Done"))]
      switch content {
      case .empty: break
      case .json(let schema):
        members.append(JSON.Member("content", ["application/json": ["schema": schema.description(&components)]]))
      case .media(let types):
        members.append(JSON.Member("content", .object(types.map { JSON.Member($0, .object([])) })))
      }
      responses.append(JSON.Member(String(status), .object(members)))
    }
    responses.append(
      JSON.Member(
        "default",
        [
          "description": "Refused or failed (RFC 9457)",
          "content": ["application/problem+json": ["schema": Problem.schema.description(&components)]],
        ]))
    return .object(responses)
  }
}

/// The API for people: one page without scripts.
struct DocumentationPage {
  private let endpoints: [Endpoint]

  init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

  var html: String {
    let rows = endpoints.map { endpoint in
      "<tr><td><code>\(endpoint.method)</code></td><td><code>\(endpoint.path)</code></td>"
        + "<td>\(Self.access(endpoint.access))</td>"
        + "<td>\(endpoint.summary.escaped)</td></tr>"
    }.joined(separator: "\n")
    return """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Assay API</title>
      <meta name="viewport" content="width=device-width"><style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1d21}
      table{border-collapse:collapse;width:100%}
      td,th{text-align:left;padding:.45rem .7rem;border-bottom:1px solid #dde1e6}
      code{background:#f2f4f7;padding:.1rem .3rem;border-radius:4px}</style></head><body>
      <h1>Assay API</h1><p>Send <code>Authorization: Bearer assay_…</code>. The machine-readable document is
      <a href="/openapi.json">openapi.json</a>. Errors are <code>application/problem+json</code> (RFC 9457).</p>
      <table><thead><tr><th>Method</th><th>Path</th><th>Needs</th><th>What it does</th></tr></thead><tbody>
      \(rows)
      </tbody></table></body></html>
      """
  }

  private static func access(_ access: Endpoint.Access) -> String {
    switch access {
    case .open: ""
    case .scope(let scope): "<code>\(scope.rawValue)</code>"
    case .member(let scope): "member, <code>\(scope.rawValue)</code>"
    case .session: "a signed-in member"
    }
  }
}

extension String {
  fileprivate var escaped: String {
    reduce(into: "") { $0 += $1 == "<" ? "&lt;" : $1 == "&" ? "&amp;" : String($1) }
  }
}
