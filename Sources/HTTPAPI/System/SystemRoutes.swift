import Domain

/// `/healthz`, `/readyz`, `/metrics`, `/openapi.json`, `/docs`.
struct SystemRoutes: Sendable {
  let metrics: RequestMetrics
  let health: any SystemHealth
  let others: [Endpoint]

  var endpoints: [Endpoint] { [healthz, readyz, prometheus, document, page] }

  private static let status = Schema.object([.required("status", .choice(["ok", "unavailable"]))])

  private var healthz: Endpoint {
    Endpoint(
      method: "GET", path: "/healthz", operation: "getHealth", summary: "The process is up.",
      answers: [200: .json(Self.status)]
    ) { _ in .json(["status": "ok"]) }
  }

  private var readyz: Endpoint {
    Endpoint(
      method: "GET", path: "/readyz", operation: "getReadiness",
      summary: "The database answers; how the engines fare is in the metrics.",
      answers: [200: .json(Self.status), 503: .json(Self.status)]
    ) { _ in
      guard await health.isReady() else {
        return APIResponse.json(["status": "unavailable"], status: 503).with(.retryAfter, "2")
      }
      return .json(["status": "ok"])
    }
  }

  private var prometheus: Endpoint {
    Endpoint(
      method: "GET", path: "/metrics", operation: "getMetrics", summary: "Prometheus text.",
      answers: [200: .media(["text/plain"])]
    ) { _ in
      .media(Array(metrics.text(gauges: await health.gauges()).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private var document: Endpoint {
    let bytes = OpenAPIDocument(others + [healthz, readyz, prometheus]).json.bytes
    return Endpoint(
      method: "GET", path: "/openapi.json", operation: "getOpenAPI", summary: "This API, in OpenAPI 3.1.",
      answers: [200: .json(.any)]
    ) { _ in .media(bytes, type: "application/json") }
  }

  private var page: Endpoint {
    let bytes = Array(DocumentationPage(others).html.utf8)
    return Endpoint(
      method: "GET", path: "/docs", operation: "getDocs", summary: "This API, for people.",
      answers: [200: .media(["text/html"])]
    ) { _ in .media(bytes, type: "text/html; charset=utf-8") }
  }
}

/// How the parts under the API fare.
public protocol SystemHealth: Sendable {
  /// True where a request can be served.
  func isReady() async -> Bool
  /// Figures for `/metrics`.
  func gauges() async -> [Gauge]
}

/// A figure for `/metrics`.
public struct Gauge: Sendable {
  /// The metric's name, as Prometheus takes them.
  public let name: String
  /// What it is, in a sentence.
  public let help: String
  /// The figure.
  public let value: Double
  /// What tells it from others of its name, which stand next to it: names and values without quotes, backslashes or
  /// ends of lines.
  public let labels: [(name: String, value: String)]

  /// A figure.
  public init(_ name: String, _ help: String, _ value: Double, labels: [(name: String, value: String)] = []) {
    self.name = name
    self.help = help
    self.value = value
    self.labels = labels
  }
}
