import Domain
import Engines
import Foundation
import HTTPAPI
import PostgreSQL

/// How the database and the engines fare.
struct Health: SystemHealth {
  let database: Database
  let pool: EnginePool

  func isReady() async -> Bool {
    do {
      return try await !database.query("select 1", [], deadline: .seconds(2)).isEmpty
    } catch {
      return false
    }
  }

  func gauges() async -> [(name: String, help: String, value: Double)] {
    let statistics = database.statistics
    let engines = await pool.engines()
    return [
      ("assay_database_connections_open", "Connections that are open.", Double(statistics.open)),
      ("assay_database_connections_idle", "Connections that wait for work.", Double(statistics.idle)),
      ("assay_database_callers_waiting", "Callers that wait for a connection.", Double(statistics.waiting)),
      ("assay_engines", "Engine processes.", Double(engines.count)),
      ("assay_engines_busy", "Engine processes at work.", Double(engines.count { $0.isBusy })),
      (
        "assay_engine_resident_bytes_max", "Memory of the largest engine.",
        Double(engines.map(\.residentBytes).max() ?? 0)
      ),
      ("assay_resident_bytes", "Memory of this process.", Self.residentBytes()),
    ]
  }

  private static func residentBytes() -> Double {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
