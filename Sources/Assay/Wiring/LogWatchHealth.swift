import Domain
import Foundation
import HTTPAPI

/// How witnesses and anchors of the operator's log fare, for those that the operator's file names.
struct LogWatchHealth: Sendable {
  private let watch: LogWatch
  private let witnesses: any WitnessStore
  private let anchors: any AnchorStore
  private let time: any TimeSource

  init(_ installation: Installation, _ outsiders: LogOutsiders, _ time: any TimeSource) {
    watch = outsiders.watch
    witnesses = installation.witnesses
    anchors = installation.anchors
    self.time = time
  }

  /// Those that never answered have failures alone, or nothing.
  func gauges() async throws(StoreError) -> [Gauge] {
    let known = Set(watch.witnesses.map(\.name))
    let asked = try await known.isEmpty ? [] : witnesses.standings().filter { known.contains($0.name) }
    let names = Set(watch.anchors.map(\.name))
    let began = try await names.isEmpty ? [] : anchors.standings().filter { names.contains($0.name) }
    let now = time.now
    func gauge(_ name: String, _ help: String, _ value: Double, _ label: String, _ whose: String) -> Gauge {
      Gauge(name, help, value, labels: [(name: label, value: whose)])
    }
    return asked.map {
      gauge(
        "assay_log_witness_behind", "Leaves that a witness has not cosigned.", Double($0.behind), "witness", $0.name)
    }
      + asked.compactMap { standing in
        standing.cosignedAt.map {
          gauge(
            "assay_log_witness_age_seconds", "Time since a witness cosigned last.", now.timeIntervalSince($0),
            "witness",
            standing.name)
        }
      }
      + asked.map {
        gauge(
          "assay_log_witness_failures", "Failures of a witness since it cosigned last.", Double($0.failures), "witness",
          $0.name)
      }
      + began.compactMap { standing in
        standing.placedAt.map {
          gauge(
            "assay_log_anchor_age_seconds", "Time since the newest root that an anchor keeps was laid down.",
            now.timeIntervalSince($0), "anchor", standing.name)
        }
      }
      + began.map {
        gauge(
          "assay_log_anchor_failures", "Failures of an anchor's newest root.", Double($0.failures), "anchor", $0.name)
      }
  }
}
