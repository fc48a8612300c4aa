import ArgumentParser
import Domain

/// `assay migrate`: opening an installation migrates it.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database forward and seed the shipped price books.")
  @OptionGroup var options: InstallationOptions

  func run() async throws {
    if options.databaseURL != nil, options.ownerURL == nil {
      throw ValidationError("--database-url is the server's role; --owner-url names the role that migrates.")
    }
    let installation = try await Installation.open(options, logger: Log.quiet)
    let count = try installation.places.migrations().count
    Output.print(text: "migrated (\(count))", json: ["migrations": .integer(Int64(count))], asJSON: options.json)
    try await installation.close()
  }
}
