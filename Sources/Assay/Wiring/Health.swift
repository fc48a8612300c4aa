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

  func isReady() async -> Bool {
    do {
      return try await !database.query("select 1", [], deadline: .seconds(2)).isEmpty
    } catch {
      return false
    }
  }

  func gauges() async -> [(name: String, help: String, value: Double)] {
    let statistics = database.statistics
    var engines: [EngineStatus] = []
    for pool in pools { engines += await pool.engines() }
    var gauges: [(name: String, help: String, value: Double)] = [
      ("assay_database_connections_open", "Connections that are open.", Double(statistics.open)),
      ("assay_database_connections_idle", "Connections that wait for work.", Double(statistics.idle)),
      ("assay_database_callers_waiting", "Callers that wait for a connection.", Double(statistics.waiting)),
      ("assay_engines", "Engine processes.", Double(engines.count)),
      ("assay_engines_busy", "Engine processes at work.", Double(engines.count { $0.isBusy })),
      (
        "assay_engine_resident_bytes_max", "Memory of the largest engine.",
        Double(engines.map(\.residentBytes).max() ?? 0)
      ),
    ]
    let index = lists.size
    gauges += [
      ("assay_screening_index_bytes", "Memory of the lists' indexes beside their entries.", Double(index.bytes)),
      ("assay_screening_names", "Forms of names that screening searches.", Double(index.names)),
    ]
    // A gauge that cannot be read is left out: zero would look like a process without memory.
    if let resident = Self.residentBytes() {
      gauges.append(("assay_resident_bytes", "Memory of this process.", resident))
    }
    do {
      gauges.append(("assay_jobs_dead", "Jobs that failed for good.", Double(try await queue.dead())))
    } catch {
      // The database is away: its own gauges say so.
    }
    return gauges
  }

  private static func residentBytes() -> Double? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
    let pages = String(decoding: bytes, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return pages.map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
  }
}
