import ArgumentParser
import Domain
import Storage

/// `assay members`.
struct MembersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "People who work with Assay.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a person to a tenant; a new one's password and second factor are printed once.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug.") var tenant: String
    @Option(help: "The address that signs in.") var email: String
    @Option(help: "A name for people.") var name: String
    @Option(help: "Roles, separated by commas: admin, reviewer, compliance, auditor.") var roles: String
    @Option(help: "Review queues, separated by commas; every queue unless told.") var queues = ""

    func run() async throws {
      let wanted = try roles.split(separator: ",").map { text in
        guard let role = Role(rawValue: String(text)) else { throw ValidationError("\(text) is not a role.") }
        return role
      }
      let installation = try await Installation.open(options, logger: Log.quiet)
      guard let known = try await installation.tenantDirectory().list().first(where: { $0.slug == tenant }) else {
        throw Refusal("There is no tenant \(tenant); apply its file first.")
      }
      let principals = PostgreSQLPrincipalDirectory(database: installation.database, vault: installation.vault)
      let directory = PostgreSQLMemberDirectory(
        database: installation.database, vault: installation.vault, principals: principals)
      let draft = MemberDraft(
        name: name, email: email, roles: wanted, queues: queues.split(separator: ",").map(String.init))
      let (member, secrets) = try await directory.add(
        draft, to: known.id, by: Actor("operator"), at: SystemTime().now)
      Output.print(
        text: secrets.map { "\(member.id)\npassword \($0.password)\n\($0.otpauth)" } ?? "\(member.id)",
        json: [
          "id": .string(member.id.description), "password": .optional(secrets?.password),
          "otpauth": .optional(secrets?.otpauth),
        ], asJSON: options.json)
      try await installation.close()
    }
  }
}
