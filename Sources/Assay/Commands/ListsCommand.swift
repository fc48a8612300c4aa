import ArgumentParser
import Domain
import Foundation
import Storage
import Workflows

/// `assay lists`.
struct ListsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Lists to screen against, and their versions.",
    subcommands: [
      Import.self, ReplayCommand.self, Show.self, Diff.self, Rejected.self, ListSourcesCommand.self,
    ])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the newest version of a list from its files; a broken or much smaller one replaces nothing.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var files: ListFileOptions
    @OptionGroup var memory: ListMemoryOptions
    @Flag(help: "Take it although it is much smaller, empty, or has many rows that are wrong.") var forceSmaller = false

    func run() async throws {
      try await Installation.with(options) { installation in
        let order = try await files.order(in: installation, isForced: forceSmaller, isTold: !options.json)
        let report: ListImportReport
        do throws(ListImportError) {
          report = try await installation.importing(memory.bound).run(order, by: Actor("operator"))
        } catch {
          throw Refusal("\(order.list) was not imported: \(error.words)")
        }
        Output.print(text: report.words, json: report.json, asJSON: options.json)
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The newest version of every list, or the versions of one, the newest first.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @Argument(help: "The list's slug.") var list: String?
    @Option(help: "Most versions that are shown.") var limit = 20

    func validate() throws {
      guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 through 10000.") }
    }

    func run() async throws {
      try await Installation.with(options) { installation in
        let owner = try await installation.owner(owner)
        let versions: [ListVersion]
        if let list {
          versions = try await installation.lists.versions(of: list, owner: owner, before: nil, limit: limit)
          guard !versions.isEmpty else { throw Refusal("There is no list \(list).") }
        } else {
          versions = try await installation.lists.newest(of: owner)
        }
        for version in versions {
          Output.print(text: version.words, json: version.operatorJSON, asJSON: options.json)
        }
      }
    }
  }

  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What differs between two versions of a list: + added, - removed, ~ changed.")
    /// Changes that are read at once.
    static let pageMax = 1_000
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @Argument(help: "The list's slug.") var list: String
    @Argument(help: "The earlier version's number, 0 for none; the one before the later unless told.") var from: Int?
    @Argument(help: "The later version's number; the newest unless told.") var to: Int?

    func run() async throws {
      try await Installation.with(options) { installation in
        let owner = try await installation.owner(owner)
        let later = try await installation.number(to, of: list, owner)
        let earlier = from ?? later - 1
        guard (0..<later).contains(earlier) else {
          throw Refusal("\(list): version \(earlier) is not before version \(later).")
        }
        var last: String?
        while true {
          let after = last
          let page = try await ListsCommand.finding("\(list) has no version \(earlier), or none \(later).") {
            () async throws(StoreError) in
            try await installation.lists.changes(
              of: list, from: earlier, to: later, owner: owner, after: after, limit: Self.pageMax)
          }
          for change in page { Output.print(text: change.words, json: change.json, asJSON: options.json) }
          last = page.last?.id
          guard page.count == Self.pageMax else { break }
        }
      }
    }
  }

  struct Rejected: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Rows that an import left out, by line and reason; the first thousand are kept.")
    @OptionGroup var options: InstallationOptions
    @OptionGroup var owner: ListOwnerOptions
    @Argument(help: "The list's slug.") var list: String
    @Argument(help: "The version's number; the newest unless told.") var number: Int?

    func run() async throws {
      try await Installation.with(options) { installation in
        let owner = try await installation.owner(owner)
        let number = try await installation.number(number, of: list, owner)
        let rows = try await ListsCommand.finding("\(list) has no version \(number).") { () async throws(StoreError) in
          try await installation.lists.rejected(of: list, version: number, owner: owner)
        }
        for row in rows { Output.print(text: row.words, json: row.json, asJSON: options.json) }
      }
    }
  }

  /// Refuses what could be no list, and a format that nobody reads.
  static func check(list: String?, format: String) throws {
    let formats = FileListOpening().formats
    guard formats.contains(format) else {
      throw ValidationError("\(format) is not a format; formats are \(formats.joined(separator: ", ")).")
    }
    if let list, !ListVersion.isSlug(list) {
      throw ValidationError("A list's name has 1 through 64 lower-case letters, digits and hyphens.")
    }
  }

  /// What a store has; a refusal in these words where it has it not.
  static func finding<Value>(
    _ refusal: String, _ body: () async throws(StoreError) -> Value
  ) async throws -> Value {
    do throws(StoreError) {
      return try await body()
    } catch {
      guard error == .notFound else { throw error }
      throw Refusal(refusal)
    }
  }

  /// Says on standard error what takes long.
  static func progress(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

extension Installation {
  /// The number of a version: the told one, or the newest's.
  /// - Throws: ``Refusal`` where there is no such list.
  fileprivate func number(_ told: Int?, of list: String, _ owner: ListOwner) async throws -> Int {
    if let told { return told }
    guard let newest = try await lists.versions(of: list, owner: owner, before: nil, limit: 1).first else {
      throw Refusal("There is no list \(list).")
    }
    return newest.number
  }
}
