import Foundation
import Glibc
import Sealing

/// Finds the operator's key: the environment, a named file, or the data directory's own.
enum OperatorKeyFile {
  /// The keys. One is made only for a private cluster (DESIGN §9).
  static func load(data: String, mayCreate: Bool) throws -> OperatorKeys {
    let environment = ProcessInfo.processInfo.environment
    if let text = environment["ASSAY_OPERATOR_KEY"] {
      return try OperatorKeys(text: text.hasPrefix("1 ") ? text : "1 " + text, source: "ASSAY_OPERATOR_KEY")
    }
    let path = environment["ASSAY_OPERATOR_KEY_FILE"] ?? data + "/operator.key"
    if !FileManager.default.fileExists(atPath: path) {
      guard mayCreate, environment["ASSAY_OPERATOR_KEY_FILE"] == nil else {
        throw Refusal(
          "The operator's key is missing: set ASSAY_OPERATOR_KEY_FILE to a file, or ASSAY_OPERATOR_KEY to 64 digits."
        )
      }
      try create(OperatorKeys.freshText(), at: path)
    }
    // Always what the file holds: another command may have made it at the same moment.
    return try OperatorKeys(text: String(contentsOfFile: path, encoding: .utf8), source: path)
  }

  /// Makes the file in one step, unless another command was first: then that one's stays.
  private static func create(_ text: String, at path: String) throws {
    let temporary = try durableFile(text, beside: path)
    defer { unlink(temporary) }
    guard link(temporary, path) == 0 || errno == EEXIST else {
      throw Refusal("The operator's key cannot be written to \(path).")
    }
    try syncFolder(of: path)
  }

  /// Replaces the file in one step, readable by its owner alone. It is on the disk when this returns, before anything
  /// is wrapped under what it holds.
  static func write(_ text: String, to path: String) throws {
    let temporary = try durableFile(text, beside: path)
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      throw Refusal("The operator's key cannot be written to \(path).")
    }
    try syncFolder(of: path)
  }

  private static func durableFile(_ text: String, beside path: String) throws -> String {
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal("The operator's key cannot be written to \(path).") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      unlink(temporary)
      throw Refusal("The operator's key cannot be written to \(path).")
    }
    return temporary
  }

  private static func syncFolder(of path: String) throws {
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Refusal("The folder of \(path) cannot be opened.") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw Refusal("The folder of \(path) cannot be synced.") }
  }
}
