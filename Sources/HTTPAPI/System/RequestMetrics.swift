import Domain
import Synchronization

/// Counts requests and their durations, and writes them as Prometheus text (exposition format 0.0.4).
public final class RequestMetrics: Sendable {
  private struct Key: Hashable {
    let operation: String
    let method: String
    let status: Int
  }
  private struct Histogram {
    var counts = [Int](repeating: 0, count: RequestMetrics.bounds.count + 1)
    var sum = 0.0
  }
  private struct State {
    var requests: [Key: Int] = [:]
    var durations: [String: Histogram] = [:]
  }
  private let state = Mutex(State())
  static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

  /// Nothing counted yet.
  public init() {}

  func record(operation: String, method: String, status: Int, duration: Duration) {
    let seconds = duration.seconds
    state.withLock { state in
      state.requests[Key(operation: operation, method: method, status: status), default: 0] += 1
      let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
      state.durations[operation, default: Histogram()].counts[bucket] += 1
      state.durations[operation, default: Histogram()].sum += seconds
    }
  }

  /// The text, with gauges that the caller adds, those of one name next to each other.
  func text(gauges: [Gauge]) -> String {
    var lines: [String] = []
    var last: String?
    for gauge in gauges {
      if gauge.name != last { lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge"] }
      last = gauge.name
      let labels = gauge.labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
      lines.append("\(gauge.name)\(labels.isEmpty ? "" : "{\(labels)}") \(gauge.value)")
    }
    state.withLock { state in
      lines += ["# HELP assay_http_requests_total Requests answered.", "# TYPE assay_http_requests_total counter"]
      for (key, count) in state.requests.sorted(by: {
        ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status)
      }) {
        lines.append(
          "assay_http_requests_total{operation=\"\(key.operation)\",method=\"\(key.method)\","
            + "status=\"\(key.status)\"} \(count)"
        )
      }
      lines += [
        "# HELP assay_http_request_duration_seconds Time to the answer.",
        "# TYPE assay_http_request_duration_seconds histogram",
      ]
      for (operation, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
        var total = 0
        for (index, count) in histogram.counts.enumerated() {
          total += count
          let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
          lines.append(
            "assay_http_request_duration_seconds_bucket{operation=\"\(operation)\",le=\"\(bound)\"} \(total)")
        }
        lines.append("assay_http_request_duration_seconds_sum{operation=\"\(operation)\"} \(histogram.sum)")
        lines.append("assay_http_request_duration_seconds_count{operation=\"\(operation)\"} \(total)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
