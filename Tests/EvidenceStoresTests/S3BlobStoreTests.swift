import AsyncHTTPClient
import Domain
import Foundation
import Testing

@testable import EvidenceStores

@Suite struct S3BlobStoreTests {
  private static let key = BlobKey(tenant: TenantID(UUID()), evidence: EvidenceID(UUID()), view: .original)
  private static let nobody = S3Credentials(accessKeyID: "nobody", secretAccessKey: "nothing")

  private static func settings(_ endpoint: String) -> S3Settings {
    S3Settings(endpoint: endpoint, region: "us-east-1", bucket: "b", retryDelay: .milliseconds(1))
  }

  @Test func `S3 keeps every promise, and takes our signatures`() async throws {
    let emulator = try await S3Emulator(client: .shared)
    try await BlobStoreContract.check(
      S3BlobStore(settings: emulator.settings, credentials: emulator.credentials, client: .shared))
  }

  @Test func `wrong credentials, a forged secret and a missing bucket are refused`() async throws {
    let emulator = try await S3Emulator(client: .shared)
    var elsewhere = emulator.settings
    elsewhere.bucket = "no-such-bucket"
    let forged = S3Credentials(accessKeyID: emulator.credentials.accessKeyID, secretAccessKey: "forged")
    let stores = [
      S3BlobStore(settings: emulator.settings, credentials: Self.nobody, client: .shared),
      S3BlobStore(settings: emulator.settings, credentials: forged, client: .shared),
      S3BlobStore(settings: elsewhere, credentials: emulator.credentials, client: .shared),
    ]
    for store in stores {
      do {
        try await store.put([1], at: Self.key)
        Issue.record("it was stored")
      } catch BlobStoreError.refused(let reason) {
        #expect(!reason.contains("forged") && !reason.contains("nothing"))
      }
    }
  }

  @Test(arguments: [([503, 503], 3), ([500, 429, 503], 4), ([], 1)])
  func `a store that is overloaded is asked again`(script: [Int], requests: Int) async throws {
    let server = ScriptedServer(script)
    try await server.run { endpoint in
      let store = S3BlobStore(settings: Self.settings(endpoint), credentials: Self.nobody, client: .shared)
      try await store.put([1, 2, 3], at: Self.key)
    }
    #expect(server.requests == requests)
  }

  @Test func `a store that stays overloaded is given up`() async throws {
    let server = ScriptedServer(Array(repeating: 503, count: 10))
    try await server.run { endpoint in
      let store = S3BlobStore(settings: Self.settings(endpoint), credentials: Self.nobody, client: .shared)
      await #expect(throws: BlobStoreError.unavailable("status 503")) { try await store.put([1], at: Self.key) }
    }
    #expect(server.requests == 4)
  }

  @Test(arguments: [400, 403, 301])
  func `a refusal is not asked again`(status: Int) async throws {
    let server = ScriptedServer([status, status])
    try await server.run { endpoint in
      let store = S3BlobStore(settings: Self.settings(endpoint), credentials: Self.nobody, client: .shared)
      await #expect(throws: BlobStoreError.refused("status \(status)")) { try await store.put([1], at: Self.key) }
    }
    #expect(server.requests == 1)
  }

  @Test func `a store that does not answer is asked again`() async throws {
    let server = ScriptedServer([nil])
    try await server.run { endpoint in
      var settings = Self.settings(endpoint)
      settings.attemptLimit = .milliseconds(300)
      try await S3BlobStore(settings: settings, credentials: Self.nobody, client: .shared).put([1], at: Self.key)
    }
    #expect(server.requests == 2)
  }

  @Test func `a store that is not there is unavailable`() async throws {
    // Port 9 is discard, which nobody runs. The client tries to connect for as long as an attempt may take.
    var settings = Self.settings("http://127.0.0.1:9")
    settings.attemptLimit = .milliseconds(100)
    let store = S3BlobStore(settings: settings, credentials: Self.nobody, client: .shared)
    do {
      _ = try await store.get(Self.key)
      Issue.record("it answered")
    } catch BlobStoreError.unavailable {}
  }
}
