import ArgumentParser
import Delivery
import Domain
import Foundation
import Logging
import Storage
import Workflows

/// What imports and fetches lists stands on.
extension Installation {
  /// The lists that are kept.
  var lists: PostgreSQLListStore { PostgreSQLListStore(database: database, vault: vault) }

  /// Where they are fetched from.
  var listSources: PostgreSQLListSources { PostgreSQLListSources(database: database) }

  /// Imports lists from files.
  /// - Parameter memory: what lists may take where they are searched.
  func importing(_ memory: ListMemory) -> ImportList {
    ImportList(
      opening: FileListOpening(), store: lists, tenants: tenantDirectory(), memory: memory, time: SystemTime(),
      logger: logger)
  }

  /// Shows what a list would alert of.
  /// - Parameter memory: what lists may take.
  func replaying(_ memory: ListMemory) -> ReplayList {
    ReplayList(
      importing: importing(memory), store: lists, shelf: ListShelf(store: lists, memory: memory, logger: logger),
      monitors: PostgreSQLMonitorStore(database: database, vault: vault),
      findings: PostgreSQLScreeningFindings(database: database, vault: vault), tenants: tenantDirectory())
  }

  /// Brings lists here.
  /// - Parameter addresses: what may be connected to.
  func listFetching(_ addresses: AddressRules) -> LocationListFetching {
    LocationListFetching(
      files: FileListFetching(), web: HTTPListFetching(folder: data + "/lists", addresses: addresses))
  }

  /// Fetches lists as they are due.
  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - memory: what lists may take.
  func fetchLists(_ addresses: AddressRules, _ memory: ListMemory) -> FetchLists {
    FetchLists(
      sources: listSources, fetching: listFetching(addresses), importing: importing(memory), time: SystemTime(),
      logger: logger)
  }

  /// Whose lists a command is about.
  /// - Throws: ``Refusal`` where there is no such tenant.
  func owner(_ options: ListOwnerOptions) async throws -> ListOwner {
    guard let slug = options.tenant else { return .installation }
    guard let known = try await tenantDirectory().list().first(where: { $0.slug == slug }) else {
      throw Refusal("There is no tenant \(slug); apply its file first.")
    }
    return .tenant(known.id)
  }
}

/// Whose lists are meant.
struct ListOwnerOptions: ParsableArguments {
  @Option(help: "Slug of the tenant whose own list is meant; the installation's, for every tenant, unless told.")
  var tenant: String?
}

/// Where lists may be fetched from.
struct ListNetworkOptions: ParsableArguments {
  @Option(
    help: "Networks beside the public internet that lists may be fetched from, as 10.1.0.0/16,…; http there alone.")
  var listNetworks = ""

  /// What may be connected to.
  func addresses() throws -> AddressRules { try AddressRules(networks: listNetworks, option: "--list-networks") }
}

/// What lists may take in memory.
struct ListMemoryOptions: ParsableArguments {
  @Option(
    help: """
      MiB of memory that lists to screen against may take, a new version beside those in use not counted; a quarter of \
      the machine's memory unless told. Import with what you serve with.
      """)
  var listMemory: Int?

  func validate() throws {
    guard listMemory.map((1...1_048_576).contains) ?? true else {
      throw ValidationError("--list-memory takes 1 through 1048576 MiB.")
    }
  }

  /// The bound. A quarter of the machine's memory, since a new version is made beside the one in use: half is left to
  /// the database and the engines at the worst.
  var bound: ListMemory {
    ListMemory(bytesMax: listMemory.map { $0 << 20 } ?? Int(ProcessInfo.processInfo.physicalMemory / 4))
  }
}
