import Foundation

/// A real receiver in a process of its own (`webhook_receiver.py`), ended with its last reference.
///
/// Safe to share: what it printed is read only by `requests()`, after `stop()` has closed the pipe.
final class WebhookReceiver: @unchecked Sendable {
  /// One request as the receiver saw it.
  struct Request: Decodable {
    let path: String
    let headers: [String: String]
    let body: Data
  }

  let port: Int
  private let process = Process()
  private let output = Pipe()

  /// Starts it on a free port of 127.0.0.1, with TLS where a certificate and key are given.
  init(certificate: String? = nil, key: String? = nil) throws {
    process.executableURL = PythonTool.interpreter
    process.arguments = [PythonTool.script("webhook_receiver.py")]
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

  deinit { if process.isRunning { process.terminate() } }

  /// Ends the receiver and returns what it was sent, in order.
  func stopAndCollect() throws -> [Request] {
    process.terminate()
    process.waitUntilExit()
    let lines = try output.fileHandleForReading.readToEnd() ?? Data()
    let decoder = JSONDecoder()
    return try lines.split(separator: UInt8(ascii: "\n")).map { try decoder.decode(Request.self, from: $0) }
  }
}
