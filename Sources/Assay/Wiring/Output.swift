import Domain
import Foundation
import Logging

/// Prints for people or for programs.
enum Output {
  /// One line: text, or the JSON of the same.
  static func print(text: String, json: JSON, asJSON: Bool) {
    Swift.print(asJSON ? json.compactText : text)
  }
}

/// Loggers of the program.
enum Log {
  /// For commands: only what went wrong.
  static let quiet: Logger = {
    var logger = Logger(label: "assay") { JSONLogHandler(label: $0) }
    logger.logLevel = .error
    return logger
  }()

  /// For the server.
  static func server(level: Logger.Level) -> Logger {
    var logger = Logger(label: "assay") { JSONLogHandler(label: $0) }
    logger.logLevel = level
    return logger
  }
}

/// Writes a JSON object a line to standard error.
struct JSONLogHandler: LogHandler {
  let label: String
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]

  init(label: String) { self.label = label }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var members: [JSON.Member] = [
      JSON.Member("at", .string(SystemTime().now.rfc3339)), JSON.Member("level", .string(event.level.rawValue)),
      JSON.Member("event", .string(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    members += all.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value.description)) }
    let line = JSON.object(members).bytes + [0x0A]
    // One call, so that lines stay whole, and not FileHandle's, which ends the process where nobody reads any more.
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
