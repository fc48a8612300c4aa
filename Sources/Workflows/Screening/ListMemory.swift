import Domain
import Screening

/// The memory that lists may take where they are searched: those of the installation and, beside them, the own lists
/// of whichever tenants are kept ready. What one tenant is screened against always fits, or is not taken at all: nobody
/// is ever screened against less than was imported because memory is short.
public struct ListMemory: Sendable {
  /// Most bytes that indexes with their entries take, at least 1. A new version is made beside the one in use, so that
  /// twice as many are taken for the time of it.
  public let bytesMax: Int

  /// A bound.
  public init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// Lets pass what fits.
  /// - Parameter list: the list that asks for the room.
  /// - Parameter bytes: what it, and whatever is searched together with it, takes.
  /// - Throws: ``ListMemoryExcess`` for a byte more than ``bytesMax``.
  func check(_ list: String, needing bytes: Int) throws(ListMemoryExcess) {
    guard bytes <= bytesMax else { throw ListMemoryExcess(list: list, needBytes: bytes, boundBytes: bytesMax) }
  }
}

/// Weighs what an import would have in memory, before it is made a version.
struct ListWeighing: Sendable {
  let store: any ListStore
  let tenants: any TenantDirectory
  let memory: ListMemory

  /// The bytes of a reading once it is searched.
  /// - Throws: ``ListMemoryExcess`` where it does not fit beside the owner's other lists and what is searched together
  ///   with them: the installation's for a tenant's own, those of the tenant who has most for the installation's; a
  ///   ``StoreError`` otherwise.
  func weigh(_ reading: ListReading, of order: ListImportOrder) async throws -> Int {
    let snapshot = ListSnapshot(
      list: order.owner.name(of: order.list), version: "", digest: reading.digest, entities: reading.entities)
    let bytes = ScreeningIndex([snapshot]).memory.reduce(0, +)
    var beside = 0
    switch order.owner {
    case .tenant: beside = try await self.bytes(of: .installation)
    case .installation:
      for tenant in try await tenants.list() { beside = max(beside, try await self.bytes(of: .tenant(tenant.id))) }
    }
    let others = try await self.bytes(of: order.owner, but: order.list)
    try memory.check(order.list, needing: bytes + others + beside)
    return bytes
  }

  /// What an owner's newest versions take. One that was imported before it was measured is read, and measured now.
  private func bytes(of owner: ListOwner, but list: String? = nil) async throws -> Int {
    var sum = 0
    for version in try await store.newest(of: owner) where version.list != list {
      if let bytes = version.memoryBytes {
        sum += bytes
      } else {
        sum += ScreeningIndex([try await store.snapshot(of: version, owner: owner)]).memory.reduce(0, +)
      }
    }
    return sum
  }
}
