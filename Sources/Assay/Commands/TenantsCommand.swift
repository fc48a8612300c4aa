import ArgumentParser
import Billing
import Domain
import Foundation
import Logging
import Storage
import TenantFiles

/// `assay tenants`.
struct TenantsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenants", abstract: "Declare tenants.", subcommands: [Apply.self, Check.self, List.self])

  struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make tenants, or new versions of their policies.")
    @OptionGroup var options: InstallationOptions
    @Argument(help: "Tenant files.") var files: [String]

    func run() async throws {
      let tenants = try files.map(TenantsCommand.read)
      let declared = try tenants.map(DeclaredSecrets.webhooks)
      for tenant in tenants { try DeclaredSecrets.checkProviders(of: tenant) }
      let installation = try await Installation.open(options, logger: Log.quiet)
      let directory = installation.tenantDirectory()
      let webhooks = PostgreSQLWebhookStore(database: installation.database, vault: installation.vault)
      for (tenant, declared) in zip(tenants, declared) {
        try await Self.checkPrices(of: tenant, in: installation)
        let result = try await directory.apply(
          slug: tenant.slug, name: tenant.name, region: tenant.region, document: tenant.json, by: Actor("operator"),
          at: SystemTime().now)
        _ = try await webhooks.reconcile(declared, in: result.tenant, by: Actor("operator"), at: SystemTime().now)
        let change = result.changed ? "version \(result.version)" : "unchanged, version \(result.version)"
        Output.print(
          text: "\(tenant.slug): \(change) (\(result.tenant))",
          json: [
            "slug": .string(tenant.slug), "id": .string(result.tenant.description),
            "policy_version": .integer(Int64(result.version)), "changed": .bool(result.changed),
          ], asJSON: options.json)
      }
      try await installation.close()
    }

    /// Money has one currency: a tenant is billed in its price book's.
    private static func checkPrices(of tenant: TenantFile, in installation: Installation) async throws {
      let (billing, prices) = (tenant.policy.billing, PostgreSQLPriceList(database: installation.database))
      let document: JSON
      do throws(StoreError) {
        document = try await prices.book(billing.priceBook, on: CalendarDate(utc: SystemTime().now))
      } catch .notAllowed(.unpricedMeter) {
        throw Refusal("\(tenant.slug): no version of the price book \(billing.priceBook) is in force.")
      }
      let book = try PriceBook(json: document)
      for meter in tenant.policy.meters where !book.meters.contains(meter) {
        throw Refusal("\(tenant.slug): the price book \(billing.priceBook) has no price for \(meter).")
      }
      guard book.currency == billing.currency else {
        throw Refusal("\(tenant.slug): the price book \(billing.priceBook) is not in \(billing.currency).")
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say what is wrong with tenant files; changes nothing.")
    @OptionGroup var options: InstallationOptions
    @Argument(help: "Tenant files.") var files: [String]

    func run() throws {
      for file in files {
        let tenant = try TenantsCommand.read(file)
        print("\(file): \(tenant.slug) is right")
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every tenant.")
    @OptionGroup var options: InstallationOptions

    func run() async throws {
      let installation = try await Installation.open(options, logger: Log.quiet)
      for tenant in try await installation.tenantDirectory().list() {
        Output.print(
          text: "\(tenant.slug)  \(tenant.id)  \(tenant.name)",
          json: ["slug": .string(tenant.slug), "id": .string(tenant.id.description), "name": .string(tenant.name)],
          asJSON: options.json)
      }
      try await installation.close()
    }
  }

  static func read(_ file: String) throws -> TenantFile {
    let text: String
    do {
      text = try String(contentsOfFile: file, encoding: .utf8)
    } catch {
      throw Refusal("\(file) cannot be read as UTF-8 text.")
    }
    do {
      return try TenantFile.parse(yaml: text, fileName: file)
    } catch {
      throw Refusal(error.description)
    }
  }
}
