import ArgumentParser
import Delivery
import Domain
import Logging
import Storage
import Workflows

/// What imports and fetches lists stands on.
extension Installation {
  /// The lists that are kept.
  var lists: PostgreSQLListStore { PostgreSQLListStore(database: database) }

  /// Where they are fetched from.
  var listSources: PostgreSQLListSources { PostgreSQLListSources(database: database) }

  /// Imports lists from files.
  func importing() -> ImportList {
    ImportList(opening: FileListOpening(), store: lists, time: SystemTime(), logger: logger)
  }

  /// Shows what a list would alert of.
  func replaying() -> ReplayList {
    ReplayList(
      importing: importing(), store: lists, shelf: ListShelf(store: lists, logger: logger),
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
  /// - Parameter addresses: what may be connected to.
  func fetchLists(_ addresses: AddressRules) -> FetchLists {
    FetchLists(
      sources: listSources, fetching: listFetching(addresses), importing: importing(), time: SystemTime(),
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
