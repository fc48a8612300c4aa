import Delivery
import Domain
import Foundation
import Testing

/// The certificate is checked against the name although the connection goes to a pinned address.
@Suite struct WebhookEncryptionTests {
  /// A folder with a fresh self-signed certificate for one name, removed with its last reference.
  final class Certificate: Sendable {
    let folder: URL
    var path: String { folder.appending(path: "certificate.pem").path }
    var key: String { folder.appending(path: "key.pem").path }

    init(name: String) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", path,
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }

    deinit {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
  }

  @Test(arguments: [
    ("hooks.example.com", true, DeliveryResult.delivered(status: 204)),
    ("other.example.com", true, .failed(.encryptionFailed, status: nil, retryAfter: nil)),
    ("hooks.example.com", false, .failed(.encryptionFailed, status: nil, retryAfter: nil)),
  ])
  func `only a trusted certificate for the very name is good enough`(
    name: String, isTrusted: Bool, expected: DeliveryResult
  ) async throws {
    let certificate = try Certificate(name: "hooks.example.com")
    let receiver = try WebhookReceiver(certificate: certificate.path, key: certificate.key)
    let rules = AddressRules(allowedNetworks: [IPNetwork("127.0.0.0/8")].compactMap(\.self))
    let sender = WebhookSender(
      addresses: rules, resolver: ScriptedResolver([["127.0.0.1"]]),
      additionalTrustRoots: isTrusted ? [certificate.path] : [])
    let endpoint = try EndpointURLRules(addresses: rules).endpoint("https://\(name):\(receiver.port)/ok")
    let message = WebhookMessage(id: EventID(at: Date()), body: Array("{}".utf8))
    #expect(await sender.send(message, to: endpoint, secrets: [WebhookSecret()]) == expected)
  }
}
