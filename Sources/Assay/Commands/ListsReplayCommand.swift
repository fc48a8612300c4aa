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
    @OptionGroup var files: ListFileOptions
    @OptionGroup var memory: ListMemoryOptions

    func run() async throws {
      try await Installation.with(options) { installation in
        let order = try await files.order(in: installation, isForced: false, isTold: !options.json)
        do {
          let changes = try await installation.replaying(memory.bound).run(order) { replay in
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
