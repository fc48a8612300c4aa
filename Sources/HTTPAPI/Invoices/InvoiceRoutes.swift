import Domain
import FoundationEssentials
import Workflows

/// `/v1/invoices`: drafts of open periods, invoices and credit notes in every form, the events behind each line, and
/// what settles them.
struct InvoiceRoutes: Sendable {
  let invoices: ReadInvoices
  let presenting: PresentInvoice
  let archive: any InvoiceArchive
  let settling: SettleInvoice
  let tenants: any TenantDirectory
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [list, account, get, csv, xml, pdf, events, proof, bundle, pay, credit] }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices", operation: "listInvoices",
      summary: "Drafts of open periods, the running one first, then invoices and credit notes, newest first.",
      access: .scope(.invoicesRead), query: QueryParameter.page, answers: [200: .json(.page(.invoice))]
    ) { request in
      let realm = try request.realm
      let after = try cursors.position(of: request, in: "invoices").map(ListPosition.init)
      var rows: [(ListPosition, InvoiceView)] = []
      if after?.below == nil {
        let drafts = try await invoices.open(in: realm).enumerated()
        rows = drafts.map { (.draft($0.offset + 1), $0.element) }.dropFirst(after?.drafts ?? 0).map(\.self)
      }
      for view in try await invoices.issued(below: after?.below, limit: request.limit + 1, in: realm) {
        guard case .issued(let invoice, _) = view else { continue }
        rows.append((.issued(invoice.position), view))
      }
      return try cursors.page(
        Array(rows.prefix(request.limit + 1)), of: request, in: "invoices", at: \.0.description
      ) { $0.1.json(realm.mode) }
    }
  }

  private var account: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/billing-account", operation: "getBillingAccount",
      summary: "What the tenant has to its credit in its currency: it settles the next invoice.",
      access: .scope(.invoicesRead),
      answers: [
        200: .json(
          .named(
            "BillingAccount",
            .object([
              .required("mode", .values(Mode.self)), .required("credit_minor", .integer(0...Int64.max)),
              .required("currency", .text(TextRule(3...3))),
            ])))
      ]
    ) { request in
      let realm = try request.realm
      let currency = try await tenants.tenant(realm.tenant).policy.billing.currency
      return .json([
        "mode": .string(realm.mode.rawValue),
        "credit_minor": .integer(try await invoices.credit(of: currency, in: realm)),
        "currency": .string(currency),
      ])
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}", operation: "getInvoice", summary: "One invoice, credit note or draft.",
      access: .scope(.invoicesRead), answers: [200: .json(.invoice)]
    ) { request in try await one(request).response(try request.realm.mode) }
  }

  private var csv: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}.csv", operation: "getInvoiceCSV", summary: "Its lines (RFC 4180).",
      access: .scope(.invoicesRead), answers: [200: .media(["text/csv"])]
    ) { request in
      let view = try await one(request)
      return .media(presenting.csv(of: view), type: "text/csv; charset=utf-8").named(view, "csv")
    }
  }

  private var xml: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}.xml", operation: "getInvoiceXML",
      summary: "UBL 2.1 after EN 16931; 409 for a draft.", access: .scope(.invoicesRead),
      answers: [200: .media(["application/xml"])]
    ) { request in
      let view = try await one(request)
      return .media(try presenting.xml(of: view), type: "application/xml").named(view, "xml")
    }
  }

  private var pdf: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}.pdf", operation: "getInvoicePDF",
      summary: "For people, with a chart of usage.", access: .scope(.invoicesRead),
      query: [
        QueryParameter("language", .language, "BCP 47; else by `Accept-Language`, else the tenant's first language.")
      ], answers: [200: .media(["application/pdf"])]
    ) { request in
      let view = try await one(request)
      let preferences = request.query["language"].map { [$0] } ?? []
      let accepted = LanguagePreferences.ranges(request.headers[.acceptLanguage])
      let declared = try await tenants.tenant(try request.realm.tenant).policy.interfaceLanguages
      let language = Languages.best(for: preferences + accepted + declared)
      return .media(try await presenting.pdf(of: view, in: language), type: "application/pdf").named(view, "pdf")
        .with(.contentLanguage, language.code).with(.vary, "Accept-Language")
    }
  }

  private var events: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}/lines/{n}/events", operation: "listInvoiceLineEvents",
      summary: "The usage events behind a line of an invoice, by age; each event is on one line for ever.",
      access: .scope(.invoicesRead), query: QueryParameter.page,
      answers: [200: .json(.page(UsageRoutes.usageEvent))]
    ) { request in
      guard let line = Int(try request.name("n")), (1...100_000).contains(line) else { throw Problem.notFound }
      let id: InvoiceID = try request.id()
      let list = "invoice-line-\(id)-\(line)"
      let events = try await invoices.events(
        of: id, line: line, after: try cursors.position(of: request, in: list).flatMap { UsageID($0) },
        limit: request.limit + 1, in: try request.realm)
      return try cursors.page(events, of: request, in: list, at: \.id.description, \.json)
    }
  }

  private var proof: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}/proof", operation: "getInvoiceProof",
      summary: "A proof file of an invoice or a credit note, for `assay verify proof`; 409 for a draft.",
      access: .scope(.invoicesRead), query: LogRoutes.ofGlobal, answers: [200: .json(.proof)]
    ) { request in
      let id = try await issued(request)
      return .json(try await archive.proof(of: id, in: try request.realm, global: try LogRoutes.choice(request)))
    }
  }

  private var bundle: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/invoices/{id}/bundle", operation: "getInvoiceBundle",
      summary:
        "All that `assay verify invoice` needs: the document, its prices, every event and the proof, a line each.",
      access: .scope(.invoicesRead), query: LogRoutes.ofGlobal, answers: [200: .media(["application/x-ndjson"])]
    ) { request in
      let (realm, id) = (try request.realm, try await issued(request))
      let bundle = try await archive.bundle(of: id, in: realm, global: try LogRoutes.choice(request))
      return .lines(bundle.json) { [archive] page in
        try await archive.events(page, of: bundle, in: realm)?.map(\.json)
      }
    }
  }

  private var pay: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/invoices/{id}/payments", operation: "recordPayment",
      summary: "Record money that came for an invoice; what exceeds it is credit. Where the operator allows it.",
      access: .scope(.tenantAdmin), body: .json(.payment), answers: [201: .json(.invoice)],
      replay: { resource, request in
        let view = try await invoices.one(try .stored(resource), in: try request.realm)
        return view.response(try request.realm.mode, status: 201)
      }
    ) { request in
      let (id, realm) = (try await settled(request), try request.realm)
      let payment = PaymentDraft(
        amountMinor: request.body["amount_minor"]?.integer ?? 0, reference: request.body["reference"]?.text,
        receivedAt: request.body["received_at"]?.text.flatMap { Date(rfc3339: $0) } ?? time.now)
      return try await settling.pay(id, payment, in: realm, by: try request.actor).response(realm.mode, status: 201)
    }
  }

  private var credit: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/invoices/{id}/credit-notes", operation: "createCreditNote",
      summary:
        "Correct an invoice, or lines of it, by a credit note with a number of its own. Where the operator allows it.",
      access: .scope(.tenantAdmin), body: .json(.creditNote), answers: [201: .json(.invoice)],
      replay: { resource, request in
        let view = try await invoices.one(try .stored(resource), in: try request.realm)
        return view.response(try request.realm.mode, status: 201)
      }
    ) { request in
      let (id, realm) = (try await settled(request), try request.realm)
      let lines = request.body["lines"]?.elements?.map { line in
        CreditedLine(line: Int(line["number"]?.integer ?? 0), amountMinor: line["amount_minor"]?.integer)
      }
      return try await settling.credit(
        id, lines ?? [], because: request.body["reason"]?.text ?? "", in: realm, by: try request.actor
      ).response(realm.mode, status: 201)
    }
  }

  private func one(_ request: APIRequest) async throws -> InvoiceView {
    try await invoices.one(try request.id(), in: try request.realm)
  }

  private func issued(_ request: APIRequest) async throws -> InvoiceID {
    guard case .issued(let invoice, _) = try await one(request) else { throw StoreError.notAllowed(.invoiceNotFinal) }
    return invoice.document.content.id
  }

  /// An issued invoice of a tenant whose admins may settle it: who buys does not say by itself that it paid.
  private func settled(_ request: APIRequest) async throws -> InvoiceID {
    let (id, realm) = (try await issued(request), try request.realm)
    guard try await tenants.tenant(realm.tenant).policy.billing.settlesItself else {
      throw Problem(403, "operator_only", "Not allowed", "The operator records payments and makes credit notes here.")
    }
    return id
  }
}

/// Where a list of invoices goes on.
private enum ListPosition: CustomStringConvertible {
  /// Behind so many drafts.
  case draft(Int)
  /// Below an issued one's position.
  case issued(Int64)

  /// Reads what `description` wrote; cursors are signed, so that nothing else comes.
  init(_ text: String) {
    let number = Int64(text.dropFirst()) ?? 0
    self = text.hasPrefix("d") ? .draft(Int(number)) : .issued(number)
  }

  var description: String {
    switch self {
    case .draft(let count): "d\(count)"
    case .issued(let position): "i\(position)"
    }
  }

  var drafts: Int { if case .draft(let count) = self { count } else { 0 } }
  var below: Int64? { if case .issued(let position) = self { position } else { nil } }
}

extension InvoiceView {
  fileprivate func response(_ mode: Mode, status: Int = 200) -> APIResponse { .json(json(mode), status: status) }
}

extension APIResponse {
  /// As a file that bears the invoice's number, or a draft's period.
  fileprivate func named(_ view: InvoiceView, _ suffix: String) -> APIResponse {
    var name = view.content.period.name
    if case .issued(let invoice, _) = view { name = invoice.number }
    return with(.contentDisposition, "attachment; filename=\"\(name).\(suffix)\"").with(.xContentTypeOptions, "nosniff")
  }
}
