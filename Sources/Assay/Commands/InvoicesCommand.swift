import ArgumentParser
import Domain
import Foundation
import Storage
import TenantFiles
import Workflows

/// `assay invoices`.
struct InvoicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoices", abstract: "Close periods, settle invoices, and declare who sells.",
    subcommands: [Close.self, Pay.self, Credit.self, DeclareSeller.self])

  struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make invoices through a period final now; what is used later goes onto the next ones.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "A month that has begun, such as 2026-11.") var period: String
    @Option(help: "Only the tenant of this slug.") var tenant: String?

    func run() async throws {
      try await Installation.with(options) { installation in
        let tenants = try await installation.tenantDirectory().list().filter { tenant == nil || $0.slug == tenant }
        guard !tenants.isEmpty else { throw Refusal("There is no tenant \(tenant ?? "yet"); apply its file first.") }
        // What has no number yet is numbered first, whether a server runs beside or not.
        _ = try await Sequencer(database: installation.database, time: SystemTime()).run()
        let closing = installation.closeInvoices(logger: Log.quiet)
        var refusals: [String] = []
        for tenant in tenants {
          do throws(InvoiceRefusal) {
            let invoice = try await closing.close(through: period, for: tenant.id, by: Actor("operator"))
            Output.print(
              text: "\(tenant.slug)  \(invoice?.number ?? "nothing was billed")",
              json: Self.json(invoice, tenant.slug, period), asJSON: options.json)
          } catch {
            refusals.append("\(tenant.slug): \(error.words)")
          }
        }
        guard refusals.isEmpty else { throw Refusal(refusals.joined(separator: "\n")) }
        _ = try await Sequencer(database: installation.database, time: SystemTime()).run()
      }
    }

    private static func json(_ invoice: IssuedInvoice?, _ tenant: String, _ period: String) -> JSON {
      let content = invoice?.document.content
      return [
        "tenant": .string(tenant), "period": .string(period), "id": .optional(content?.id.description),
        "number": .optional(invoice?.number), "total_minor": content.map { .integer($0.totalMinor) } ?? .null,
        "currency": .optional(content?.currency),
      ]
    }
  }

  struct Pay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Record money that came; what is too much is credit.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug.") var tenant: String
    @Option(help: "The invoice's id.") var invoice: String
    @Option(help: "In minor units of its currency.") var amountMinor: Int64
    @Option(help: "What the bank says.") var reference: String?

    func run() async throws {
      guard (1...1_000_000_000_000).contains(amountMinor) else {
        throw ValidationError("--amount-minor lies in 1 through 1000000000000.")
      }
      try await InvoicesCommand.settle(invoice, of: tenant, options) { settling, id, realm in
        let payment = PaymentDraft(amountMinor: amountMinor, reference: reference, receivedAt: SystemTime().now)
        do throws(StoreError) {
          return try await settling.pay(id, payment, in: realm, by: Actor("operator"))
        } catch {
          throw InvoiceRefusal.store(error)
        }
      }
    }
  }

  struct Credit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Correct an invoice by a credit note.")
    @OptionGroup var options: InstallationOptions
    @Option(help: "The tenant's slug.") var tenant: String
    @Option(help: "The invoice's id.") var invoice: String
    @Option(help: "Why, as it stands on the credit note.") var reason: String
    @Option(help: "A line of the invoice, all that is left of it; may be repeated. All lines unless told.")
    var line: [Int] = []

    func run() async throws {
      guard (1...200).contains(reason.count) else { throw ValidationError("--reason has 1 through 200 characters.") }
      try await InvoicesCommand.settle(invoice, of: tenant, options) { settling, id, realm in
        try await settling.credit(
          id, line.map { CreditedLine(line: $0, amountMinor: nil) }, because: reason, in: realm,
          by: Actor("operator"))
      }
    }
  }

  struct DeclareSeller: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seller", abstract: "Declare who sells, as invoices say it.")
    @OptionGroup var options: InstallationOptions
    @Argument(help: "The operator's file, such as Tenants/seller/demo.yaml.") var file: String

    func run() async throws {
      let seller = try InvoicesCommand.seller(at: file)
      try await Installation.with(options) { installation in
        let version = try await PostgreSQLSellerRegister(database: installation.database).declare(
          seller, by: Actor("operator"), at: SystemTime().now)
        Output.print(
          text: "\(seller.name): version \(version)",
          json: ["name": .string(seller.name), "version": .integer(Int64(version))], asJSON: options.json)
      }
    }
  }

  /// Reads an operator's file.
  static func seller(at path: String) throws -> Seller {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Refusal("\(path) cannot be read.") }
    do throws(TenantFileError) {
      return try SellerFile.parse(yaml: String(decoding: bytes, as: UTF8.self), fileName: path)
    } catch {
      throw Refusal("\(error)")
    }
  }

  private static func settle(
    _ invoice: String, of slug: String, _ options: InstallationOptions,
    _ work: (SettleInvoice, InvoiceID, Realm) async throws -> InvoiceView
  ) async throws {
    guard let id = InvoiceID(invoice) else { throw ValidationError("--invoice is an invoice's id, such as inv_…") }
    try await Installation.with(options) { installation in
      let tenants = installation.tenantDirectory()
      guard let tenant = try await tenants.list().first(where: { $0.slug == slug }) else {
        throw Refusal("There is no tenant \(slug).")
      }
      let settling = SettleInvoice(
        store: PostgreSQLInvoiceStore(database: installation.database, vault: installation.vault), tenants: tenants,
        time: SystemTime())
      do {
        let view = try await work(settling, id, Realm(tenant: tenant.id, mode: .live))
        guard case .issued(let made, let account) = view else { return }
        Output.print(
          text: "\(made.number)  \(account.status.rawValue)",
          json: [
            "id": .string(made.document.content.id.description), "number": .string(made.number),
            "status": .string(account.status.rawValue), "settled_minor": .integer(account.settledMinor),
          ], asJSON: options.json)
      } catch let refusal as InvoiceRefusal {
        throw Refusal("\(slug): \(refusal.words)")
      }
    }
  }
}

extension InvoiceRefusal {
  /// For the operator.
  var words: String {
    switch self {
    case .incomplete(let gaps): "not declared: \(gaps.map(\.rawValue).joined(separator: ", "))"
    case .periodNotBegun: "the period is no month that has begun"
    case .notCreditable(let line): "line \(line) has not so much left, or is not there"
    case .nothingLeft: "nothing is left of this invoice"
    case .notComputable: "the sums cannot be computed: is there usage in another currency?"
    case .store(.notFound): "there is no such invoice"
    case .store(let error): "\(error)"
    }
  }
}
