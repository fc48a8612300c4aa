import ArgumentParser
import Domain
import Foundation
import Sealing
import Storage

/// `assay keys`.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "API keys and the operator's key.", subcommands: [Create.self, Rotate.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make an API key and print it alone; it is shown once.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug.") var tenant: String
    @Option(help: "Scopes, separated by commas.") var scopes: String
    @Option(help: "The key's name.") var name = "operator"
    @Flag(help: "A test key: magic inputs, never billed.") var test = false

    func run() async throws {
      let wanted = try scopes.split(separator: ",").map { text in
        guard let scope = Scope(rawValue: String(text)) else {
          throw ValidationError(
            "\(text) is not a scope; scopes are \(Scope.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return scope
      }
      guard !wanted.isEmpty else { throw ValidationError("--scopes names at least one scope.") }
      let installation = try await Installation.open(options, logger: Log.quiet)
      guard let known = try await installation.tenantDirectory().list().first(where: { $0.slug == tenant }) else {
        throw Refusal("There is no tenant \(tenant); apply its file first.")
      }
      let directory = PostgreSQLPrincipalDirectory(database: installation.database, vault: installation.vault)
      let realm = Realm(tenant: known.id, mode: test ? .test : .live)
      // A name may have two live keys; keys that an operator makes by hand each get a name of their own.
      let now = SystemTime().now
      let (key, token) = try await directory.createKey(
        KeyDraft(name: "\(name)-\(now.rfc3339)", scopes: wanted, networks: [], expiresAt: nil), in: realm,
        by: Actor("operator"), at: now)
      Output.print(
        text: token, json: ["id": .string(key.id.description), "token": .string(token)], asJSON: options.json)
      try await installation.close()
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a version to the operator's key and wrap every tenant's keys under it.")
    @OptionGroup var options: InstallationOptions

    func run() async throws {
      let first = try await Installation.open(options, logger: Log.quiet)
      let path = ProcessInfo.processInfo.environment["ASSAY_OPERATOR_KEY_FILE"] ?? first.data + "/operator.key"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let keys = try OperatorKeys(text: text, source: path)
      let rotated = try keys.rotated(text: text, source: path)
      try OperatorKeyFile.write(rotated, to: path)
      let vault = KeyVault(operatorKeys: try OperatorKeys(text: rotated, source: path))
      var count = 0
      for tenant in try await first.tenantDirectory().list() {
        count += try await vault.rewrap(tenant.id, in: first.database)
      }
      Output.print(
        text: "\(count) tenant keys are wrapped under version \(keys.currentVersion + 1); restart the servers.",
        json: ["rewrapped": .integer(Int64(count)), "version": .integer(Int64(keys.currentVersion) + 1)],
        asJSON: options.json)
      try await first.close()
    }
  }
}
