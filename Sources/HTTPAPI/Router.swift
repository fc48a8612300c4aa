import Domain
import Hummingbird
import Logging
import Workflows

/// Everything that the API stands on.
public struct APIDependencies: Sendable {
  /// Takes verifications.
  public var submit: SubmitVerification
  /// Says what a request would cost.
  public var quoting: QuoteVerification
  /// Takes supplements.
  public var supplement: SupplementVerification
  /// Waits for results.
  public var awaiting: AwaitVerification
  /// Draws up reports on verifications.
  public var reporting: ReportVerification
  /// Verifications and their checks.
  public var verifications: any VerificationStore
  /// Applicants.
  public var applicants: any ApplicantStore
  /// Sealed evidence.
  public var vault: any EvidenceVault
  /// Tenants and their policies.
  public var tenants: any TenantDirectory
  /// Tokens and their holders.
  public var principals: any PrincipalDirectory
  /// Usage events.
  public var ledger: any UsageLedger
  /// Screens names without a verification.
  public var screen: ScreenName
  /// Screenings without a verification.
  public var screenings: any ScreeningRegister
  /// Takes batches of names.
  public var batches: ScreenBatch
  /// Batches of names.
  public var batchStore: any ScreeningBatchStore
  /// Takes over customers that are already there.
  public var importing: ImportCustomers
  /// Imports of customers.
  public var imports: any ImportStore
  /// Who is watched after being verified.
  public var monitors: any MonitorStore
  /// The clock of test mode.
  public var clocks: any TestClocks
  /// What customers are screened against.
  public var lists: any ListStore
  /// The review queue.
  public var desk: any ReviewDesk
  /// Members and their sessions.
  public var members: any MemberDirectory
  /// Summaries of usage.
  public var reports: any UsageReporting
  /// Invoices.
  public var invoices: ReadInvoices
  /// Forms of invoices.
  public var presenting: PresentInvoice
  /// What shows invoices to be right.
  public var invoiceArchive: any InvoiceArchive
  /// Payments and credit notes.
  public var settling: SettleInvoice
  /// The event stream.
  public var stream: any EventStream
  /// The audit log.
  public var audit: any AuditLog
  /// Webhook endpoints and their logs.
  public var webhooks: any WebhookStore
  /// Logs and the proofs of what stands in them.
  public var proofs: any ProofArchive
  /// Where roots of the operator's log were laid down.
  public var anchors: any AnchorStore
  /// Decisions that are made again.
  public var replays: any ReplayStore
  /// Tries drafts.
  public var simulating: SimulatePolicy
  /// Drafts that are tried.
  public var simulations: any SimulationStore
  /// Says that jobs wait.
  public var signals: JobSignals
  /// Judges endpoints' URLs.
  public var sending: any WebhookSending
  /// Sends test messages.
  public var testWebhook: TestWebhook
  /// How the parts fare.
  public var health: any SystemHealth
  /// Messages of reasons.
  public var messages: Messages
  /// Signs cursors.
  public var cursors: CursorCodec
  /// Makes idempotency claims.
  let claims: IdempotencyClaims
  /// Everything that keeps a draft from being published.
  public var judges: DraftJudges
  /// The clock.
  public var time: any TimeSource
  /// Where events are logged.
  public var logger: Logger

  /// What the API stands on, each part named; `fingerprint` is an HMAC under a key of the installation.
  public init(
    submit: SubmitVerification, quoting: QuoteVerification, supplement: SupplementVerification,
    awaiting: AwaitVerification, reporting: ReportVerification, verifications: any VerificationStore,
    applicants: any ApplicantStore,
    vault: any EvidenceVault, tenants: any TenantDirectory, principals: any PrincipalDirectory, ledger: any UsageLedger,
    screen: ScreenName, screenings: any ScreeningRegister, batches: ScreenBatch, batchStore: any ScreeningBatchStore,
    importing: ImportCustomers, imports: any ImportStore, lists: any ListStore,
    monitors: any MonitorStore, clocks: any TestClocks, desk: any ReviewDesk, members: any MemberDirectory,
    reports: any UsageReporting, invoices: ReadInvoices, presenting: PresentInvoice,
    invoiceArchive: any InvoiceArchive, settling: SettleInvoice,
    stream: any EventStream, audit: any AuditLog, webhooks: any WebhookStore,
    proofs: any ProofArchive, anchors: any AnchorStore, replays: any ReplayStore, simulating: SimulatePolicy,
    simulations: any SimulationStore, signals: JobSignals, sending: any WebhookSending, testWebhook: TestWebhook,
    health: any SystemHealth,
    messages: Messages, cursors: CursorCodec, fingerprint: @escaping @Sendable ([UInt8]) -> [UInt8],
    judges: DraftJudges, time: any TimeSource, logger: Logger
  ) {
    self.submit = submit
    self.quoting = quoting
    self.supplement = supplement
    self.awaiting = awaiting
    self.reporting = reporting
    self.verifications = verifications
    self.applicants = applicants
    self.vault = vault
    self.tenants = tenants
    self.principals = principals
    self.ledger = ledger
    self.screen = screen
    self.screenings = screenings
    self.batches = batches
    self.batchStore = batchStore
    self.importing = importing
    self.imports = imports
    self.lists = lists
    self.monitors = monitors
    self.clocks = clocks
    self.desk = desk
    self.members = members
    self.reports = reports
    self.invoices = invoices
    self.presenting = presenting
    self.invoiceArchive = invoiceArchive
    self.settling = settling
    self.stream = stream
    self.audit = audit
    self.webhooks = webhooks
    self.proofs = proofs
    self.anchors = anchors
    self.replays = replays
    self.simulating = simulating
    self.simulations = simulations
    self.signals = signals
    self.sending = sending
    self.testWebhook = testWebhook
    self.health = health
    self.messages = messages
    self.cursors = cursors
    self.claims = IdempotencyClaims(mac: fingerprint)
    self.judges = judges
    self.time = time
    self.logger = logger
  }
}

/// Everything that keeps a policy's document (first) from following the one in force (second).
public typealias PolicyJudge = @Sendable (JSON, JSON) -> [(pointer: String, code: String, detail: String)]

/// Limits of the API.
public struct APISettings: Sendable {
  /// Bounds of bodies.
  public var uploads = UploadLimits()
  /// Of one key or member: a merchant's server at its busiest, far below what one machine serves.
  public var callerRate = Rate(perSecond: 200, burst: 400)
  /// Of one tenant over all its keys and members, so that it leaves room for others.
  public var tenantRate = Rate(perSecond: 500, burst: 1000)
  /// Of one address without a token. Each sign-in costs a third of a second of a core on purpose; the burst is an
  /// office behind one address that starts its day.
  public var signInRate = Rate(perSecond: 1, burst: 60)

  /// Documented defaults.
  public init() {}
}

/// The whole surface on one screen.
public enum Router {
  /// The responder that serves every endpoint.
  public static func responder(_ parts: APIDependencies, settings: APISettings) -> APIResponder {
    let metrics = RequestMetrics()
    let endpoints = endpoints(parts)
    let system = SystemRoutes(metrics: metrics, health: parts.health, others: endpoints)
    return APIResponder(
      tree: EndpointTree(endpoints + system.endpoints),
      authenticator: Authenticator(directory: parts.principals, time: parts.time),
      limits: CallerLimits(settings), claims: parts.claims, uploads: settings.uploads,
      gate: UploadGate(bytesMax: settings.uploads.bytesAtOnceMax), metrics: metrics,
      logger: parts.logger)
  }

  static func endpoints(_ parts: APIDependencies) -> [Endpoint] {
    VerificationRoutes(
      submit: parts.submit, supplement: parts.supplement, awaiting: parts.awaiting, reporting: parts.reporting,
      store: parts.verifications, messages: parts.messages, cursors: parts.cursors, time: parts.time
    ).endpoints
      + QuoteRoutes(quoting: parts.quoting).endpoints
      + ApplicantRoutes(store: parts.applicants, tenants: parts.tenants, cursors: parts.cursors, time: parts.time)
      .endpoints
      + EvidenceRoutes(vault: parts.vault, verifications: parts.verifications, audit: parts.audit, time: parts.time)
      .endpoints
      + UsageRoutes(
        ledger: parts.ledger, reports: parts.reports, tenants: parts.tenants, cursors: parts.cursors, time: parts.time
      ).endpoints
      + InvoiceRoutes(
        invoices: parts.invoices, presenting: parts.presenting, archive: parts.invoiceArchive,
        settling: parts.settling, tenants: parts.tenants, cursors: parts.cursors, time: parts.time
      ).endpoints
      + ImportRoutes(importing: parts.importing, store: parts.imports, cursors: parts.cursors).endpoints
      + ScreeningRoutes(screen: parts.screen, register: parts.screenings, messages: parts.messages).endpoints
      + ScreeningBatchRoutes(
        batches: parts.batches, store: parts.batchStore, messages: parts.messages, cursors: parts.cursors
      ).endpoints
      + MonitorRoutes(
        store: parts.monitors, clocks: parts.clocks, tenants: parts.tenants, cursors: parts.cursors, time: parts.time
      ).endpoints
      + ListRoutes(store: parts.lists, cursors: parts.cursors).endpoints
      + ReviewRoutes(
        desk: parts.desk, verifications: parts.verifications, members: parts.members, principals: parts.principals,
        tenants: parts.tenants,
        cursors: parts.cursors, time: parts.time
      ).endpoints
      + MemberRoutes(members: parts.members, time: parts.time).endpoints
      + EventRoutes(stream: parts.stream, audit: parts.audit, cursors: parts.cursors).endpoints
      + LogRoutes(proofs: parts.proofs).endpoints
      + AnchorRoutes(anchors: parts.anchors).endpoints
      + ReplayRoutes(store: parts.replays, signals: parts.signals, time: parts.time).endpoints
      + SimulationRoutes(
        simulating: parts.simulating, store: parts.simulations, tenants: parts.tenants, judges: parts.judges,
        cursors: parts.cursors
      ).endpoints
      + TenantRoutes(
        tenants: parts.tenants, principals: parts.principals, validate: parts.judges.policy, cursors: parts.cursors,
        time: parts.time
      ).endpoints
      + WebhookRoutes(
        store: parts.webhooks, sending: parts.sending, tester: parts.testWebhook, cursors: parts.cursors,
        time: parts.time
      ).endpoints
  }
}
