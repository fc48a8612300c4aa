import Foundation
import Testing

/// A real receiver in a process of its own (`webhook_receiver.py`, or another script that takes requests as it does),
/// ended with its last reference.
///
/// Safe to share: nothing in it changes after `init` but the process, which Foundation guards itself.
final class WebhookReceiver: @unchecked Sendable {
  /// One request as the receiver saw it.
  struct Request: Decodable {
    let path: String
    let headers: [String: String]
    let body: Data
    /// Whether a bureau charged for it; nil of other receivers.
    let charged: Bool?
  }

  let port: Int
  private let process = Process()
  // A file, as a pipe would stay open in receivers that other tests start meanwhile.
  private let log = FileManager.default.temporaryDirectory.appending(path: "assay-receiver-\(UUID()).jsonl")

  /// Starts it on a free port of 127.0.0.1, with TLS where a certificate and key are given.
  init(
    script: String = "webhook_receiver.py", arguments: [String] = [], certificate: String? = nil, key: String? = nil
  ) throws {
    let output = Pipe()
    process.executableURL = PythonTool.interpreter
    process.arguments = [PythonTool.script(script), "--log", log.path] + arguments
    if let certificate, let key { process.arguments?.append(contentsOf: ["--tls", certificate, key]) }
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { line += byte }
    guard let port = Int(String(decoding: line, as: UTF8.self).dropFirst("listening ".count)) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.port = port
  }

  deinit {
    end()
    do { try FileManager.default.removeItem(at: log) } catch { Issue.record(error) }
  }

  // Not SIGTERM: a process inherits the signals that the thread it was started on blocks, and that is one of them.
  private func end() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Ends the receiver and returns what it was sent, in order.
  func stopAndCollect() throws -> [Request] {
    end()
    process.waitUntilExit()
    let decoder = JSONDecoder()
    return try Data(contentsOf: log).split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(Request.self, from: $0) }
  }
}
