import Foundation
import Testing

/// The files of `Tenants`, found beside this source.
enum ShippedTenants {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Tenants")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
  }

  static func names(in folder: String = "") throws -> [String] {
    let path = directory.appendingPathComponent(folder).path
    return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }
}
