import Domain
import Engines
import Foundation
import HTTPAPI
import PostgreSQL
import Storage
import Workflows

/// How the database and the engines fare.
struct Health: SystemHealth {
  let database: Database
  let queue: PostgreSQLJobQueue
  /// Every pool of engines.
  let pools: [EnginePool]
  let lists: ListShelf
  let watch: LogWatchHealth

  func isReady() async -> Bool {
    do {
      return try await !database.query("select 1", [], deadline: .seconds(2)).isEmpty
    } catch {
      return false
    }
  }

  func gauges() async -> [Gauge] {
    let statistics = database.statistics
    var engines: [EngineStatus] = []
    for pool in pools { engines += await pool.engines() }
    var gauges = [
      Gauge("assay_database_connections_open", "Connections that are open.", Double(statistics.open)),
      Gauge("assay_database_connections_idle", "Connections that wait for work.", Double(statistics.idle)),
      Gauge("assay_database_callers_waiting", "Callers that wait for a connection.", Double(statistics.waiting)),
      Gauge("assay_engines", "Engine processes.", Double(engines.count)),
      Gauge("assay_engines_busy", "Engine processes at work.", Double(engines.count { $0.isBusy })),
      Gauge(
        "assay_engine_resident_bytes_max", "Memory of the largest engine.",
        Double(engines.map(\.residentBytes).max() ?? 0)
      ),
    ]
    gauges += screening()
    // A gauge that cannot be read is left out: zero would look like a process without memory.
    if let resident = Self.residentBytes() {
      gauges.append(Gauge("assay_resident_bytes", "Memory of this process.", resident))
    }
    do {
      gauges.append(Gauge("assay_jobs_dead", "Jobs that failed for good.", Double(try await queue.dead())))
      gauges += try await watch.gauges()
    } catch {
      // The database is away: its own gauges say so.
    }
    return gauges
  }

  private func screening() -> [Gauge] {
    let report = lists.report
    return report.lists.map { list in
      Gauge(
        "assay_screening_list_bytes", "Memory of a list that is searched, entries included.", Double(list.bytes),
        labels: [("owner", list.owner.words), ("list", list.list)])
    } + [
      Gauge("assay_screening_bytes_max", "Memory that lists may take.", Double(report.bytesMax)),
      Gauge(
        "assay_screening_lists_refused",
        "Owners whose newest lists do not fit into it: older ones are searched, or none.",
        Double(report.refused.count)),
      Gauge("assay_screening_names", "Forms of names that screening searches.", Double(report.names)),
    ]
  }

  private static func residentBytes() -> Double? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
    let pages = String(decoding: bytes, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return pages.map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
  }
}
