import Foundation

/// The repository as files, found from this file's own place.
enum SourceTree {
  static let root: URL = {
    var place = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { place = place.deletingLastPathComponent() }
    return place
  }()

  /// Swift files under a folder, with their paths relative to the repository.
  static func swiftFiles(under folder: String) throws -> [(path: String, text: String)] {
    try files(under: folder).filter { $0.hasSuffix(".swift") }.map { ($0, try text($0)) }
  }

  static func files(under folder: String) throws -> [String] {
    let place = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: place.path) else { return [] }
    return walk.compactMap { $0 as? String }.map { folder + "/" + $0 }.filter {
      var isFolder: ObjCBool = false
      let path = root.appendingPathComponent($0).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func lines(_ text: String) -> Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
}
