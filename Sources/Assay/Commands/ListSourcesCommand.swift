import ArgumentParser
import Delivery
import Domain
import Storage
import TenantFiles

/// `assay lists sources`.
struct ListSourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Where a running server fetches lists from, and how that went.",
    subcommands: [Add.self, List.self, Remove.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetch a list from now on, or from elsewhere than before; the first time at once.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @OptionGroup var networks: ListNetworkOptions
    @Option(help: "The files' format; an unknown one is answered with those there are.") var format: String
    @Option(help: "Time between two fetches, such as 30m, 6h or 1d.") var every = "1d"
    @Option(help: "The list's slug.") var list: String
    @Option(help: "An https URL, or the absolute path of a file or of a folder whose files are the list.")
    var location: String

    func validate() throws {
      try ListsCommand.check(list: list, format: format)
      guard DurationText.duration(every) != nil else {
        throw ValidationError("--every takes a whole number and m, h or d, such as 6h.")
      }
    }

    func run() async throws {
      let (every, addresses) = (DurationText.duration(every) ?? .seconds(86_400), try networks.addresses())
      try await Installation.with(options) { installation in
        if let problem = installation.listFetching(addresses).problem(with: location) {
          throw Refusal("\(location) cannot be fetched from: \(problem.rawValue).")
        }
        let owner = try await installation.owner(owner)
        try await installation.listSources.add(
          ListSourceDraft(list: list, format: format, location: location, every: every), owner: owner,
          at: SystemTime().now)
        for source in try await installation.listSources.sources(of: owner) where source.draft.list == list {
          Output.print(text: source.words, json: source.json, asJSON: options.json)
        }
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every source, with its last fetch and its next.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions

    func run() async throws {
      try await Installation.with(options) { installation in
        for source in try await installation.listSources.sources(of: try await installation.owner(owner)) {
          Output.print(text: source.words, json: source.json, asJSON: options.json)
        }
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fetch a list no more; its versions stay.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @Option(help: "The list's slug.") var list: String

    func run() async throws {
      try await Installation.with(options) { installation in
        let owner = try await installation.owner(owner)
        try await ListsCommand.finding("\(list) is not fetched from anywhere.") { () async throws(StoreError) in
          try await installation.listSources.remove(list, owner: owner)
        }
        Output.print(text: "\(list): removed", json: ["list": .string(list), "removed": true], asJSON: options.json)
      }
    }
  }
}
