import ArgumentParser
import Domain
import Foundation
import Storage

/// `assay log`: the logs of what was done, and their keys.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The logs of what was done, and their keys.",
    subcommands: [Keys.self, Rotate.self, Adopt.self])

  struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print public keys as `assay verify --keys` reads them: the operator's log's, and a tenant's.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug; every tenant's keys unless told.") var tenant: String?

    func run() async throws {
      try await Installation.with(options) { installation in
        var lines = try await installation.proofs.keys(of: .installation).map { $0.line(of: "global") }
        let logs =
          tenant == nil
          ? try await installation.tenantDirectory().list().map(\.id)
          : [try await LogCommand.log(of: tenant, in: installation)]
        for log in logs {
          lines += try await installation.proofs.keys(of: log).map { $0.line(of: "log") }
        }
        Output.print(
          text: lines.joined(separator: "\n"), json: .array(lines.map { .string($0) }), asJSON: options.json)
      }
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a log's next signing key, for trees beyond the present one; what former keys signed stays valid.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug; the operator's log unless told.") var tenant: String?

    func run() async throws {
      try await Installation.with(options) { installation in
        let log = try await LogCommand.log(of: tenant, in: installation)
        let key = try await installation.logSequencer(time: SystemTime()).rotate(log, by: Actor("operator"))
        Output.print(text: key, json: ["verifier": .string(key)], asJSON: options.json)
      }
    }
  }

  struct Adopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a log as the database has it for what was shown; whoever kept another checkpoint sees the break.",
      discussion: "For a log that `serve` refuses to sign, where no newer backup is left. What was kept of it before "
        + "stays beside, under its name and the time.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug; the operator's log unless told.") var tenant: String?

    func run() async throws {
      try await Installation.with(options) { installation in
        let log = try await LogCommand.log(of: tenant, in: installation)
        let size = try await installation.logSequencer(time: SystemTime()).adopt(log, by: Actor("operator"))
        Output.print(
          text: "The log goes on from \(size) leaves.",
          json: ["log": .string(log.description), "size": .integer(size)],
          asJSON: options.json)
      }
    }
  }

  /// A tenant's log, or the operator's where no slug is told.
  private static func log(of slug: String?, in installation: Installation) async throws -> TenantID {
    guard let slug else { return .installation }
    guard let tenant = try await installation.tenantDirectory().list().first(where: { $0.slug == slug }) else {
      throw Refusal("There is no tenant \(slug).")
    }
    return tenant.id
  }
}
