import ArgumentParser
import Domain
import Foundation
import Storage

/// `assay log`: the keys of the logs of what was done.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Keys of the logs of what was done.", subcommands: [Keys.self, Rotate.self])

  struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print public keys as `assay verify --keys` reads them: the operator's log's, and a tenant's.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug; every tenant's keys unless told.") var tenant: String?

    func run() async throws {
      try await Installation.with(options) { installation in
        var lines = try await installation.proofs.keys(of: .installation).map { $0.line(of: "global") }
        for log in try await LogCommand.tenants(named: tenant, of: installation) {
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
        let sequencer = installation.logSequencer(time: SystemTime())
        var log = TenantID.installation
        if tenant != nil {
          guard let known = try await LogCommand.tenants(named: tenant, of: installation).first else { return }
          log = known
        }
        let key = try await sequencer.rotate(log)
        Output.print(text: key, json: ["verifier": .string(key)], asJSON: options.json)
      }
    }
  }

  private static func tenants(named slug: String?, of installation: Installation) async throws -> [TenantID] {
    let found = try await installation.tenantDirectory().list().filter { slug == nil || $0.slug == slug }
    guard slug == nil || !found.isEmpty else { throw Refusal("There is no tenant \(slug ?? "").") }
    return found.map(\.id)
  }
}
