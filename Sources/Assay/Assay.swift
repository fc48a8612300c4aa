import ArgumentParser

/// The front door: reads configuration, wires, runs.
@main
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay", abstract: "Know your customer, with proof.", version: "assay 0.1.0",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, TenantsCommand.self, KeysCommand.self, MembersCommand.self,
      AccuracyCommand.self,
    ])
}
