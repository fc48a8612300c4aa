import ArgumentParser
import Domain
import Storage
import Workflows

extension ListsCommand {
  /// `assay lists replay`.
  struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "replay",
      abstract: "What a new version of a list would alert of, tenant by tenant, without importing it.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @Option(help: "The files' format; an unknown one is answered with those there are.") var format: String
    @Option(help: "The list's slug; the format's name unless told.") var list: String?
    @Argument(help: "The files, in the order that the format asks for.") var paths: [String]

    func validate() throws {
      try ListsCommand.check(list: list, format: format)
      guard !paths.isEmpty else { throw ValidationError("Name at least one file.") }
    }

    func run() async throws {
      try await Installation.with(options) { installation in
        let order = ListImportOrder(
          list: list ?? format, format: format, paths: paths, owner: try await installation.owner(owner))
        if !options.json { ListsCommand.progress("reading \(paths.count == 1 ? paths[0] : "\(paths.count) files") …") }
        do {
          let changes = try await installation.replaying().run(order) { replay in
            Output.print(text: replay.words, json: replay.json, asJSON: options.json)
          }
          if !options.json { ListsCommand.progress("\(order.list) would change: \(changes.words)") }
        } catch let error as ListImportError {
          throw Refusal("\(order.list) would not be imported: \(error.words)")
        }
      }
    }
  }
}

extension ListReplay {
  /// A line for people, and one for each alert.
  fileprivate var words: String {
    (["\(tenant)  \(customers) watched, \(matched) matched, \(alerts.count) would be alerted of"]
      + alerts.map { "  \($0.applicant)  \($0.entry)  \($0.score)" }).joined(separator: "\n")
  }

  /// The same for programs.
  fileprivate var json: JSON {
    [
      "tenant": .string(tenant), "customers": .integer(Int64(customers)), "matched": .integer(Int64(matched)),
      "alerts": .array(
        alerts.map { alert in
          [
            "applicant_id": .string(alert.applicant.description), "entry": .string(alert.entry),
            "score": .number(alert.score),
          ]
        }),
    ]
  }
}
