import AsyncHTTPClient
import EvidenceStores
import Foundation
import NIOCore
import Testing

/// moto's S3, which checks signatures and policies as AWS does, on a port of its own.
final class S3Emulator {
  static let bucket = "assay-evidence"
  private static let host = "127.0.0.1"
  // Requests of the set-up below, which no user exists for yet: user, policy, key, bucket.
  private static let unsignedRequests = 4

  let endpoint: String
  private(set) var credentials = S3Credentials(accessKeyID: "", secretAccessKey: "")
  private let process: Process

  /// Starts the emulator with a user and a bucket.
  init(client: HTTPClient) async throws {
    let port = try Self.freePort()
    endpoint = "http://\(Self.host):\(port)"
    process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.python())
    process.arguments = ["-m", "moto.server", "-H", Self.host, "-p", "\(port)"]
    process.environment = ["INITIAL_NO_AUTH_ACTION_COUNT": "\(Self.unsignedRequests)", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try await waitUntilReady(client)
    try await prepare(client)
  }

  deinit {
    // Waiting would turn this thread's run loop, which a task's thread has none to spare for; Foundation reaps it.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Settings for the emulator's bucket.
  var settings: S3Settings {
    S3Settings(endpoint: endpoint, region: "us-east-1", bucket: Self.bucket, retryDelay: .milliseconds(1))
  }

  private func prepare(_ client: HTTPClient) async throws {
    let policy = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#
    _ = try await manage(client, "CreateUser", ["UserName": "assay"])
    _ = try await manage(
      client, "PutUserPolicy", ["UserName": "assay", "PolicyName": "all", "PolicyDocument": policy])
    let key = try await manage(client, "CreateAccessKey", ["UserName": "assay"])
    credentials = S3Credentials(
      accessKeyID: try Self.text("AccessKeyId", in: key), secretAccessKey: try Self.text("SecretAccessKey", in: key))
    var request = HTTPClientRequest(url: "\(endpoint)/\(Self.bucket)")
    request.method = .PUT
    _ = try await Self.execute(request, client)
  }

  /// One action of the identity service's query interface.
  private func manage(_ client: HTTPClient, _ action: String, _ values: [String: String]) async throws -> String {
    var request = HTTPClientRequest(url: endpoint + "/")
    request.method = .POST
    // Names the service that is meant; the signature is not looked at yet.
    let scope = "Credential=none/20260101/us-east-1/iam/aws4_request"
    request.headers.add(name: "authorization", value: "AWS4-HMAC-SHA256 \(scope), SignedHeaders=host, Signature=0")
    request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
    let form = values.merging(["Action": action, "Version": "2010-05-08"]) { $1 }
    let body = try form.map { "\($0.key)=\(try Self.encode($0.value))" }.joined(separator: "&")
    request.body = .bytes(ByteBuffer(string: body))
    return try await Self.execute(request, client)
  }

  private func waitUntilReady(_ client: HTTPClient) async throws {
    for _ in 0..<600 {
      do {
        _ = try await client.execute(HTTPClientRequest(url: endpoint + "/moto-api/data.json"), timeout: .seconds(2))
        return
      } catch {
        try #require(process.isRunning, "the emulator ended: is moto[server] installed by set-up's tests stage?")
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    Issue.record("the emulator did not come up")
  }

  private static func execute(_ request: HTTPClientRequest, _ client: HTTPClient) async throws -> String {
    let response = try await client.execute(request, timeout: .seconds(10))
    let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
    try #require(response.status.code == 200, "\(body)")
    return body
  }

  private static func encode(_ text: String) throws -> String {
    try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
  }

  private static func text(_ element: String, in body: String) throws -> String {
    let start = try #require(body.range(of: "<\(element)>"))
    let end = try #require(body.range(of: "</\(element)>", range: start.upperBound..<body.endIndex))
    return String(body[start.upperBound..<end.lowerBound])
  }

  private static func python() throws -> String {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let environment = ProcessInfo.processInfo.environment
    let home = environment["ASSAY_HOME"] ?? repository.appendingPathComponent(".deps").path
    let path = environment["ASSAY_PYTHON"] ?? home + "/venv/bin/python"
    try #require(
      FileManager.default.isExecutableFile(atPath: path), "\(path) is missing: run `make setup-tests` first")
    return path
  }

  /// A port that nobody listens on at the moment.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr(host)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
      }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
