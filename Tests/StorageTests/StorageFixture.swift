import Domain
import Foundation
import Logging
import PostgreSQL
import PostgreSQLCluster
import Sealing
import Testing

@testable import Storage

/// One throw-away PostgreSQL a test process, migrated once into a template; a fresh copy for each test that asks.
actor StorageServer {
  static let shared = StorageServer()
  private var starting: Task<ClusterEndpoint, any Error>?
  private var count = 0

  /// A fresh, migrated database.
  func database() async throws -> (server: String, owner: String) {
    let endpoint = try await endpoint()
    count += 1
    let name = "storage_\(count)"
    let admin = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
    try await admin.script("create database \(name) template storage_template")
    await admin.close()
    return (
      endpoint.url(role: "assay_server", database: name), endpoint.url(role: endpoint.superuser, database: name)
    )
  }

  private func endpoint() async throws -> ClusterEndpoint {
    if let starting { return try await starting.value }
    let task = Task {
      let folder = FileManager.default.temporaryDirectory.path + "/assay-storage-\(UUID().uuidString.prefix(8))"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
      var settings = ClusterSettings()
      settings.isDurable = false
      settings.connectionsMax = 300
      let cluster = PrivateCluster(directory: folder, settings: settings, logger: .silent)
      let endpoint = try await cluster.start()
      ClusterKeeper.shared.keep(cluster, folder: folder)
      let admin = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
      try await admin.script("create database storage_template")
      let owner = Database(url: endpoint.url(role: endpoint.superuser, database: "storage_template"), logger: .silent)
      _ = try await MigrationRunner(database: owner, logger: .silent).run(try Self.migrations())
      let book: JSON = [
        "slug": "standard-2026", "version": 1, "currency": "EUR", "effective_from": "2026-01-01",
        "prices": ["document": "0.35", "face_match": "0.20"],
      ]
      try await PriceBookSeeding(database: owner).seed(
        slug: "standard-2026", version: 1, document: book, at: Date())
      await owner.close()
      await admin.close()
      return endpoint
    }
    starting = task
    return try await task.value
  }

  static func migrations() throws -> [Migration] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root = root.deletingLastPathComponent() }
    let folder = root.appendingPathComponent("Migrations").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
      Migration(name: name, sql: try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
    }
  }
}

/// Worlds at once: each may open two pools of 16 connections to the one server, which takes 300, and few do.
actor WorldPlaces {
  static let shared = WorldPlaces()
  private var free = 16
  private var line: [CheckedContinuation<Void, Never>] = []

  func take() async {
    guard free == 0 else { return free -= 1 }
    await withCheckedContinuation { line.append($0) }
  }

  func giveBack() {
    guard line.isEmpty else { return line.removeFirst().resume() }
    free += 1
  }
}

/// Ends the cluster with the process.
final class ClusterKeeper: @unchecked Sendable {
  // Safe: written once, by the task that started the cluster, before anything can end.
  static let shared = ClusterKeeper()
  private var folder: String?

  func keep(_ cluster: PrivateCluster, folder: String) {
    self.folder = folder
    atexit {
      guard let folder = ClusterKeeper.shared.folder else { return }
      // Told aloud: a server that is left over would hold its memory and port for the next run.
      guard let bytes = FileManager.default.contents(atPath: folder + "/postgresql/data/postmaster.pid"),
        let pid = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.flatMap({ Int32($0) }),
        kill(pid, SIGQUIT) == 0
      else { return print("left over: the database below \(folder)") }
      // Until it is gone it writes into what is removed; 5 seconds at most.
      for _ in 0..<500 where kill(pid, 0) == 0 { usleep(10_000) }
      do { try FileManager.default.removeItem(atPath: folder) } catch { print("left over: \(folder): \(error)") }
    }
  }
}

/// A migrated database with two tenants and everything that stores need.
struct StorageWorld {
  let serverURL: String
  let database: Database
  let owner: Database
  let vault: KeyVault
  let blobs: MemoryBlobs
  let evidence: PostgreSQLEvidenceVault
  let verifications: PostgreSQLVerificationStore
  let applicants: PostgreSQLApplicantStore
  let queue: PostgreSQLJobQueue
  let tenants: PostgreSQLTenantDirectory
  let ledger = MemoryLedger()
  let checkpoints = MemoryCheckpoints()
  let here: Realm
  let there: Realm

  init() async throws {
    let urls = try await StorageServer.shared.database()
    serverURL = urls.server
    database = Database(url: urls.server, logger: .silent)
    owner = Database(url: urls.owner, logger: .silent)
    vault = KeyVault(operatorKeys: try OperatorKeys(text: OperatorKeys.freshText(), source: "test"))
    blobs = MemoryBlobs()
    evidence = PostgreSQLEvidenceVault(database: database, vault: vault, blobs: blobs)
    verifications = PostgreSQLVerificationStore(database: database, vault: vault, ledger: ledger)
    applicants = PostgreSQLApplicantStore(database: database, vault: vault, ledger: ledger)
    queue = PostgreSQLJobQueue(database: database)
    tenants = PostgreSQLTenantDirectory(database: database, vault: vault) { _ in TenantPolicy() }
    let now = Date()
    let one = try await tenants.apply(
      slug: "one", name: "One", region: "eu", document: ["slug": "one"], by: Actor("test"), at: now)
    let two = try await tenants.apply(
      slug: "two", name: "Two", region: "eu", document: ["slug": "two"], by: Actor("test"), at: now)
    here = Realm(tenant: one.tenant, mode: .live)
    there = Realm(tenant: two.tenant, mode: .live)
  }

  func close() async {
    await database.close()
    await owner.close()
  }

  /// Runs a body in a fresh world.
  static func with(_ body: (StorageWorld) async throws -> Void) async throws {
    await WorldPlaces.shared.take()
    do {
      let world = try await StorageWorld()
      do { try await body(world) } catch {
        await world.close()
        throw error
      }
      await world.close()
    } catch {
      await WorldPlaces.shared.giveBack()
      throw error
    }
    await WorldPlaces.shared.giveBack()
  }

  /// A submission of one document, ready to be written.
  func submission(
    _ realm: Realm? = nil, applicant: ApplicantReference = .anonymous, idempotency: IdempotencyClaim? = nil,
    checks: [CheckType] = [.document]
  ) async throws -> VerificationSubmission {
    let realm = realm ?? here
    let now = Date()
    let classes = Set([.document, .biometric]).union(checks.map(\.dataClass))
    let handle = try await evidence.applicant(applicant, in: realm, classes: classes)
    var submission = VerificationSubmission(
      id: VerificationID(at: now), realm: realm, applicant: handle, actor: Actor("test", claim: idempotency), now: now,
      expiresAt: now.addingTimeInterval(3600))
    if case .external(let name) = applicant { submission.externalID = name }
    submission.checks = checks
    submission.declared = ["family_name": "Doe"]
    submission.request = ["metadata": ["a": "b"]]
    submission.evidence = try await evidence.intake(
      [EvidenceFile(kind: .documentFront, mediaType: "image/jpeg", bytes: [1, 2, 3])], for: handle, in: realm, at: now)
    return submission
  }

  /// Claims the one due job.
  func lease(_ realm: Realm? = nil, for seconds: TimeInterval = 60) async throws -> JobLease {
    let now = Date()
    let leases = try await queue.claim(
      .verifications, of: (realm ?? here).tenant, limit: 1, at: now, until: now.addingTimeInterval(seconds))
    return try #require(leases.first)
  }

  /// A result of a check.
  func completion(
    _ work: CheckWork, outcome: CheckOutcome = .clear, document: DocumentReference? = nil,
    portrait: PortraitHash? = nil, breakdown: JSON = ["x": 1]
  ) -> CheckCompletion {
    let now = Date()
    let usage = UsageEvent(
      id: UsageID(at: now), meter: work.type.rawValue,
      subject: .check(work.check, of: work.verification, applicant: work.applicant), outcome: outcome,
      freeBecause: nil, unitPrice: "0.35", currency: "EUR",
      priceBook: "standard-2026@1", key: nil, dimensions: [:], occurredAt: now, sequence: nil)
    var report = CheckReport(outcome: outcome, score: 0.9, breakdown: breakdown)
    report.document = document
    report.portrait = portrait
    return CheckCompletion(
      work: work, status: .complete, report: report, views: [:],
      usage: usage, duration: .milliseconds(5), completedAt: now)
  }

  /// Rows of a statement as the owner sees them.
  func count(_ statement: Statement) async throws -> Int {
    try #require(try await owner.query(statement).first).decode("n", as: Int.self)
  }
}

/// Blobs in memory.
actor MemoryBlobs: BlobStore {
  private var blobs: [BlobKey: [UInt8]] = [:]
  var count: Int { blobs.count }

  func put(_ bytes: [UInt8], at key: BlobKey) async throws(BlobStoreError) { blobs[key] = bytes }
  func get(_ key: BlobKey) async throws(BlobStoreError) -> [UInt8] {
    guard let bytes = blobs[key] else { throw .missing }
    return bytes
  }
  func delete(_ key: BlobKey) async throws(BlobStoreError) { blobs[key] = nil }
  func keys(of tenant: TenantID, after key: BlobKey?, limit: Int) async throws(BlobStoreError) -> [BlobKey] {
    Array(blobs.keys.filter { $0.tenant == tenant }.prefix(limit))
  }
}

/// Receipts in memory.
actor MemoryLedger: ErasureLedger {
  private(set) var receipts: [ErasureReceipt] = []
  func append(_ receipt: ErasureReceipt, tenant: TenantID) async throws(StoreError) { receipts.append(receipt) }
}

extension Logger {
  /// Says nothing.
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
