import Domain
import Foundation
import Testing

/// What every store of blobs must do; the memory of tests, the directory and S3 all pass it.
enum BlobStoreContract {
  /// Runs every promise on a fresh tenant each, so that stores may be shared.
  static func check(_ store: any BlobStore) async throws {
    try await storedBytesComeBack(store)
    try await writingAgainReplaces(store)
    try await missingIsToldApart(store)
    try await deletionIsFinalAndRepeatable(store)
    try await keysComeInOrderAndPages(store)
    try await tenantsAreApart(store)
    try await writersOfOneKeyLeaveOneWhole(store)
  }

  static func key(
    _ tenant: TenantID, _ evidence: EvidenceID = EvidenceID(UUID()), _ view: EvidenceViewName = .original
  ) -> BlobKey {
    BlobKey(tenant: tenant, evidence: evidence, view: view)
  }

  private static func storedBytesComeBack(_ store: any BlobStore) async throws {
    let tenant = TenantID(UUID())
    for count in [0, 1, 4_096, 1 << 20, 5 << 20] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let key = key(tenant)
      try await store.put(bytes, at: key)
      #expect(try await store.get(key) == bytes, "\(count) bytes")
    }
  }

  private static func writingAgainReplaces(_ store: any BlobStore) async throws {
    let key = key(TenantID(UUID()))
    try await store.put([1, 2, 3, 4], at: key)
    try await store.put([9], at: key)
    #expect(try await store.get(key) == [9])
  }

  private static func missingIsToldApart(_ store: any BlobStore) async throws {
    let evidence = EvidenceID(UUID())
    let tenant = TenantID(UUID())
    await #expect(throws: BlobStoreError.missing) { try await store.get(key(tenant, evidence)) }
    try await store.put([1], at: key(tenant, evidence, .original))
    await #expect(throws: BlobStoreError.missing) { try await store.get(key(tenant, evidence, .rectified)) }
  }

  private static func deletionIsFinalAndRepeatable(_ store: any BlobStore) async throws {
    let (tenant, evidence) = (TenantID(UUID()), EvidenceID(UUID()))
    try await store.put([1], at: key(tenant, evidence, .original))
    try await store.put([2], at: key(tenant, evidence, .annotated))
    for _ in 0..<2 { try await store.delete(key(tenant, evidence, .original)) }
    await #expect(throws: BlobStoreError.missing) { try await store.get(key(tenant, evidence, .original)) }
    #expect(try await store.get(key(tenant, evidence, .annotated)) == [2])
    try await store.delete(key(tenant, evidence, .annotated))
    #expect(try await store.keys(of: tenant, after: nil, limit: 10).isEmpty)
    try await store.put([3], at: key(tenant, evidence, .original))
    #expect(try await store.get(key(tenant, evidence, .original)) == [3])
  }

  private static func keysComeInOrderAndPages(_ store: any BlobStore) async throws {
    let tenant = TenantID(UUID())
    var keys: [BlobKey] = []
    for _ in 0..<7 {
      let evidence = EvidenceID(UUID())
      for view in EvidenceViewName.allCases.prefix(Int.random(in: 1...3)) { keys.append(key(tenant, evidence, view)) }
    }
    for key in keys.shuffled() { try await store.put([1], at: key) }
    keys.sort { $0.description < $1.description }
    #expect(try await store.keys(of: tenant, after: nil, limit: 1_000) == keys)
    for limit in [1, 2, keys.count, keys.count + 1] {
      var (paged, last) = ([BlobKey](), BlobKey?.none)
      while true {
        let page = try await store.keys(of: tenant, after: last, limit: limit)
        #expect(page.count <= limit)
        guard !page.isEmpty else { break }
        paged += page
        last = page.last
      }
      #expect(paged == keys, "pages of \(limit)")
    }
    #expect(try await store.keys(of: tenant, after: nil, limit: 0).isEmpty)
  }

  private static func tenantsAreApart(_ store: any BlobStore) async throws {
    let (mine, theirs) = (TenantID(UUID()), TenantID(UUID()))
    let evidence = EvidenceID(UUID())
    try await store.put([1], at: key(mine, evidence))
    #expect(try await store.keys(of: theirs, after: nil, limit: 10).isEmpty)
    await #expect(throws: BlobStoreError.missing) { try await store.get(key(theirs, evidence)) }
    try await store.delete(key(theirs, evidence))
    #expect(try await store.get(key(mine, evidence)) == [1])
  }

  private static func writersOfOneKeyLeaveOneWhole(_ store: any BlobStore) async throws {
    let key = key(TenantID(UUID()))
    let versions = (0..<8).map { [UInt8](repeating: $0, count: 100_000 + Int($0)) }
    try await withThrowingTaskGroup { group in
      for version in versions { group.addTask { try await store.put(version, at: key) } }
      try await group.waitForAll()
    }
    let last = try await store.get(key)
    #expect(versions.contains(last))
  }
}
