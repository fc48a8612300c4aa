import ArgumentParser
import Foundation

/// The front door: reads configuration, wires, runs.
@main
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay", abstract: "Know your customer, with proof.", version: "assay 0.1.0",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, TenantsCommand.self, KeysCommand.self, MembersCommand.self,
      ListsCommand.self, InvoicesCommand.self, LogCommand.self, VerifyCommand.self, ReadCommand.self,
      ReadLetterCommand.self, AccuracyCommand.self,
    ])

  /// Ends with 0 when done, 1 with a reason, 2 for wrong usage (DESIGN §8).
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }
}
