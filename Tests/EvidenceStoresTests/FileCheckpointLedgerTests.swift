import Domain
import EvidenceStores
import Foundation
import Testing
import TransparencyLog

@Suite("Checkpoints beside the database")
struct FileCheckpointLedgerTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/assay-checkpoints-\(UUID())"
  private let log = TenantID(UUID())

  private func note(_ size: Int64, root: UInt8 = 1) throws -> [UInt8] {
    let name = try KeyName("assay/\(log)")
    let head = TreeHead(size: size, root: try #require(TreeHash(Array(repeating: root, count: 32))))
    return try Checkpoint(origin: name, head: head).signed(
      by: NoteSigner(name: name, kind: .note, seed: Array(repeating: 7, count: 32))
    ).bytes
  }

  private func with(_ body: (FileCheckpointLedger) async throws -> Void) async throws {
    try await body(FileCheckpointLedger(folder: folder))
    try FileManager.default.removeItem(atPath: folder)
  }

  private var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } }

  @Test func `a note is kept as it is, for its owner alone, and no draft is left`() async throws {
    try await with { ledger in
      #expect(try await ledger.newest(of: log) == nil)
      try await ledger.keep(try note(1), of: log)
      #expect(try await FileCheckpointLedger(folder: folder).newest(of: log) == note(1))
      #expect(try files == ["\(log).checkpoint", "\(log).checkpoint.lock"])
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/\(log).checkpoint")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(arguments: [(10, 9, 10), (10, 10, 10), (10, 11, 11)] as [(Int64, Int64, Int64)])
  func `only a greater tree replaces one`(first: Int64, second: Int64, kept: Int64) async throws {
    try await with { ledger in
      try await ledger.keep(try note(first), of: log)
      try await ledger.keep(try note(second, root: 2), of: log)
      #expect(try await ledger.newest(of: log) == note(kept, root: kept == first ? 1 : 2))
    }
  }

  @Test func `servers that keep at once leave the greatest tree`() async throws {
    try await with { _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for size in (1...60).shuffled() {
          let bytes = try note(Int64(size))
          group.addTask { try await FileCheckpointLedger(folder: folder).keep(bytes, of: log) }
        }
        try await group.waitForAll()
      }
      #expect(try await FileCheckpointLedger(folder: folder).newest(of: log) == note(60))
    }
  }

  @Test func `the operator's word stands over what was kept, which stays beside`() async throws {
    try await with { ledger in
      try await ledger.keep(try note(10), of: log)
      let now = Date(timeIntervalSince1970: 1_800_000_000)
      try await ledger.adopt(try note(4), of: log, at: now)
      #expect(try await ledger.newest(of: log) == note(4))
      let before = FileManager.default.contents(atPath: folder + "/\(log).checkpoint.1800000000")
      #expect(try before.map(Array.init) == note(10))
      try await ledger.adopt(nil, of: log, at: now.addingTimeInterval(1))
      #expect(try await ledger.newest(of: log) == nil)
    }
  }

  @Test func `what is no checkpoint is not replaced, and does not replace`() async throws {
    try await with { ledger in
      await #expect(throws: StoreError.damaged) { try await ledger.keep(Array("cut".utf8), of: log) }
      #expect(try await ledger.newest(of: log) == nil)
      try await ledger.keep(try note(1), of: log)
      try Data("cut".utf8).write(to: URL(fileURLWithPath: folder + "/\(log).checkpoint"))
      await #expect(throws: StoreError.damaged) { try await ledger.keep(try note(2), of: log) }
    }
  }

  @Test func `a folder that cannot be made keeps nothing, and says so`() async throws {
    try Data().write(to: URL(fileURLWithPath: folder))
    await #expect(throws: StoreError.unavailable) {
      try await FileCheckpointLedger(folder: folder).keep(try note(1), of: log)
    }
    try FileManager.default.removeItem(atPath: folder)
  }
}
