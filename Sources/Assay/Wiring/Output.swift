import Domain
import Foundation
import Glibc
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
    var line: [UInt8] = []
    line.reserveCapacity(256)
    func write(_ name: String, _ value: String) {
      line.append(line.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
      JSON.string(name).write(to: &line)
      line.append(UInt8(ascii: ":"))
      JSON.string(value).write(to: &line)
    }
    write("at", SystemTime().now.rfc3339)
    write("level", event.level.rawValue)
    write("event", event.message.description)
    var all = event.metadata ?? [:]
    if !metadata.isEmpty { all.merge(metadata) { own, _ in own } }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) { write(name, value.description) }
    line += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
    // One call, so that lines stay whole, and not FileHandle's, which ends the process where nobody reads any more.
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
