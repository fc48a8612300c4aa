import Foundation
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
      try write(OperatorKeys.freshText(), to: path)
    }
    return try OperatorKeys(text: String(contentsOfFile: path, encoding: .utf8), source: path)
  }

  /// Replaces the file in one step, readable by its owner alone.
  static func write(_ text: String, to path: String) throws {
    let temporary = path + ".new"
    guard
      FileManager.default.createFile(
        atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Refusal("The operator's key cannot be written to \(path).") }
    guard rename(temporary, path) == 0 else { throw Refusal("The operator's key cannot be written to \(path).") }
  }
}
