import Domain
import FoundationEssentials
import Logging

/// Reads the files of a list and makes them its newest version, where nothing speaks against it.
public struct ImportList: Sendable {
  /// What an import has to keep to, unless it is forced.
  public struct Settings: Sendable {
    /// Least share of the newest version's entries: a list that lost more was cut short, more likely than not.
    public var shareMin = 0.9
    /// Greatest share of rows that may be wrong: beyond it, the file is of another format.
    public var rejectedShareMax = 0.1

    /// The defaults above.
    public init() {}
  }
  /// Entries of the newest version that are read at once.
  static let pageMax = 2_000
  private let opening: any ListOpening
  private let store: any ListStore
  private let weighing: ListWeighing
  private let time: any TimeSource
  private let settings: Settings
  private let logger: Logger

  /// An import over a reader of formats and a store.
  /// - Parameters:
  ///   - tenants: those whose own lists are searched beside the installation's.
  ///   - memory: what all of them may take.
  public init(
    opening: any ListOpening, store: any ListStore, tenants: any TenantDirectory, memory: ListMemory,
    time: any TimeSource, settings: Settings = Settings(), logger: Logger
  ) {
    self.opening = opening
    self.store = store
    weighing = ListWeighing(store: store, tenants: tenants, memory: memory)
    self.time = time
    self.settings = settings
    self.logger = logger
  }

  /// Imports a list.
  /// - Throws: ``ListImportError``; the newest version stays what it was then.
  public func run(
    _ order: ListImportOrder, by actor: Actor
  ) async throws(ListImportError) -> ListImportReport {
    do throws(ListImportError) {
      let report = try await read(order, by: actor)
      logger.info("list.imported", metadata: Self.metadata(order).merging(Self.metadata(report)) { $1 })
      return report
    } catch {
      logger.warning("list.refused", metadata: Self.metadata(order).merging(Self.metadata(error)) { $1 })
      throw error
    }
  }

  private func read(_ order: ListImportOrder, by actor: Actor) async throws(ListImportError) -> ListImportReport {
    var (reading, basis) = try await candidate(order)
    reading.memoryBytes = try await bytes(of: reading, order)
    do throws(StoreError) {
      let (version, isNew) = try await store.store(
        reading, as: order.list, format: order.format, owner: order.owner,
        shareMin: order.isForced ? 0 : settings.shareMin, expecting: basis?.number, by: actor, at: time.now)
      return ListImportReport(version: version, isNew: isNew, rejected: reading.rejected)
    } catch .notAllowed(.listTooSmall) {
      throw .tooSmall
    } catch {
      throw .storing(error)
    }
  }

  private func bytes(of reading: ListReading, _ order: ListImportOrder) async throws(ListImportError) -> Int {
    do {
      return try await weighing.weigh(reading, of: order)
    } catch let error as ListMemoryExcess {
      throw .tooLarge(error)
    } catch {
      throw .storing(error as? StoreError ?? .unavailable)
    }
  }

  /// What an import would make the newest version, where nothing in the files speaks against it, and the version that
  /// a delta was applied to; nothing is written.
  /// - Parameter newest: the newest version, where it was read; a delta's is read otherwise.
  func candidate(
    _ order: ListImportOrder, after newest: (number: Int, entities: [ListEntity])? = nil
  ) async throws(ListImportError) -> (reading: ListReading, basis: (number: Int, entities: [ListEntity])?) {
    guard ListVersion.isSlug(order.list) else { throw .badSlug }
    var basis: (number: Int, entities: [ListEntity])?
    if opening.isDelta(order.format) { basis = if let newest { newest } else { try await self.basis(of: order) } }
    return (try await reading(of: order, before: basis?.entities ?? []), basis)
  }

  /// The newest version with its entries, which a delta is applied to, and no other one; 0 and nothing where there is
  /// none.
  func basis(
    of order: ListImportOrder
  ) async throws(ListImportError) -> (number: Int, entities: [ListEntity]) {
    do throws(StoreError) {
      let newest = try await store.versions(of: order.list, owner: order.owner, before: nil, limit: 1).first
      guard let number = newest?.number else { return (0, []) }
      var entities: [ListEntity] = []
      while true {
        let page = try await store.entities(
          of: order.list, version: number, owner: order.owner, after: entities.last?.id, limit: Self.pageMax)
        entities += page
        guard page.count == Self.pageMax else { return (number, entities) }
      }
    } catch {
      throw .storing(error)
    }
  }

  private func reading(
    of order: ListImportOrder, before: [ListEntity]
  ) async throws(ListImportError) -> ListReading {
    let reading: ListReading
    do throws(ListOpeningError) {
      reading = try await opening.read(format: order.format, paths: order.paths, before: before)
    } catch {
      throw .opening(error)
    }
    guard !order.isForced else { return reading }
    guard !reading.entities.isEmpty else { throw .noEntries }
    guard Double(reading.rejectedCount) <= settings.rejectedShareMax * Double(reading.rowCount) else {
      throw .tooManyRejected(count: reading.rejectedCount, of: reading.rowCount)
    }
    return reading
  }

  private static func metadata(_ order: ListImportOrder) -> Logger.Metadata {
    let owner: Logger.Metadata =
      switch order.owner {
      case .installation: [:]
      case .tenant(let tenant): ["tenant": "\(tenant)"]
      }
    return owner.merging(["list": "\(order.list)", "format": "\(order.format)"]) { $1 }
  }

  private static func metadata(_ error: ListImportError) -> Logger.Metadata {
    guard case .tooLarge(let excess) = error else { return ["error": "\(error.code)"] }
    return ["error": "\(error.code)", "need_bytes": "\(excess.needBytes)", "bound_bytes": "\(excess.boundBytes)"]
  }

  private static func metadata(_ report: ListImportReport) -> Logger.Metadata {
    let (version, changes) = (report.version, report.version.changes)
    return [
      "number": "\(version.number)", "new": "\(report.isNew)", "entities": "\(version.entityCount)",
      "rejected": "\(version.rejectedCount)", "added": "\(changes.added)", "changed": "\(changes.changed)",
      "removed": "\(changes.removed)",
    ]
  }
}
