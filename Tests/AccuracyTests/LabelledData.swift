import Foundation

@testable import AssayEngine

/// Where labelled pictures, models and libraries are on this machine.
enum LabelledData {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `ASSAY_SHARED_DATA`, or the folder beside the repository.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["ASSAY_SHARED_DATA"] { return URL(fileURLWithPath: path) }
    return repository.deletingLastPathComponent().appendingPathComponent("shared/data")
  }()

  /// `ASSAY_HOME`, or `.deps` in the repository.
  static let home: URL = {
    if let path = ProcessInfo.processInfo.environment["ASSAY_HOME"] { return URL(fileURLWithPath: path) }
    return repository.appendingPathComponent(".deps")
  }()

  /// Folder of the models.
  static var models: String { home.appendingPathComponent("models").path }

  /// Prints a measured figure.
  static func report(_ measure: AccuracyMeasure) {
    print("\(measure.set) \(measure.metric) \(measure.value) of \(measure.n), 95 % \(measure.ciLow)…\(measure.ciHigh)")
  }

  /// Whether an area's labelled pictures and the models are here; says so aloud where they are not.
  static func has(_ area: String) -> Bool {
    let path = folder.appendingPathComponent(area).path
    let isHere = FileManager.default.fileExists(atPath: path) && FileManager.default.fileExists(atPath: models)
    if !isHere {
      print("SKIPPED: no labelled \(area) or no models on this machine; set ASSAY_SHARED_DATA and ASSAY_HOME")
    }
    return isHere
  }
}
