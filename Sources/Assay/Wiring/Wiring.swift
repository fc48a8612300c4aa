import Checks
import Crypto
import Delivery
import Domain
import EngineProtocol
import Engines
import EvidenceStores
import Foundation
import HTTPAPI
import Logging
import Sealing
import Storage
import TenantFiles
import Workflows

/// Puts the rooms together; the only place that builds them.
struct Wiring: Sendable {
  let installation: Installation
  let pool: EnginePool
  /// Engines that set documents on pages. Started by the first one: many a server never sets any.
  let press: EnginePool
  let signals = JobSignals()
  let time = SystemTime()
  let logger: Logger
  /// The lists, ready to be searched.
  let lists: ListShelf
  private let tenants: PostgreSQLTenantDirectory
  private let blobs: any BlobStore
  private let ledger: FileErasureLedger
  private let sending: HTTPWebhookSending
  private let webhooks: DeliverWebhooks
  private let outsiders: LogOutsiders
  /// Digest of this program, for replays.
  private let build: String

  init(
    _ installation: Installation, evidence: EvidenceOptions, engines: EngineOptions, webhooks: WebhookOptions,
    outsiders: LogOutsiders, listMemory: ListMemory, logger: Logger
  ) throws {
    self.installation = installation
    self.outsiders = outsiders
    self.logger = logger
    self.build = try Build.digest()
    self.tenants = installation.tenantDirectory()
    self.lists = ListShelf(store: installation.lists, memory: listMemory, logger: logger)
    self.blobs = try evidence.store(data: installation.data)
    self.ledger = FileErasureLedger(path: installation.data + "/erasures.log")
    self.sending = HTTPWebhookSending(addresses: try webhooks.addresses(), time: time)
    self.webhooks = DeliverWebhooks(
      outbox: PostgreSQLWebhookOutbox(database: installation.database, vault: installation.vault), sending: sending,
      time: time, logger: logger)
    self.pool = EnginePool(
      EnginePoolSettings(
        executable: installation.places.engine, modelsDirectory: installation.places.home + "/models",
        librariesDirectory: installation.places.home,
        engines: [.documents: engines.documentEngines, .biometrics: engines.biometricEngines],
        extraArguments: engines.allowFaultBlobs ? ["--allow-fault-blobs"] : []))
    self.press = EnginePool(
      EnginePoolSettings(
        executable: installation.places.engine, modelsDirectory: installation.places.home + "/models",
        librariesDirectory: installation.places.home, engines: [.typesetting: 1]))
  }

  private var verifications: PostgreSQLVerificationStore {
    PostgreSQLVerificationStore(database: installation.database, vault: installation.vault, ledger: ledger)
  }
  private var vault: PostgreSQLEvidenceVault {
    PostgreSQLEvidenceVault(database: installation.database, vault: installation.vault, blobs: blobs)
  }
  private var applicants: PostgreSQLApplicantStore {
    PostgreSQLApplicantStore(
      database: installation.database, vault: installation.vault,
      ledger: ledger)
  }
  private var screenings: PostgreSQLScreeningRegister {
    PostgreSQLScreeningRegister(database: installation.database, vault: installation.vault)
  }
  private var batches: PostgreSQLScreeningBatchStore {
    PostgreSQLScreeningBatchStore(database: installation.database, vault: installation.vault)
  }
  private var imports: PostgreSQLImportStore {
    PostgreSQLImportStore(database: installation.database, vault: installation.vault, ledger: ledger)
  }
  private var screenName: ScreenName {
    ScreenName(
      shelf: lists, digest: Self.digest, register: screenings, tenants: tenants, prices: prices, caps: caps, time: time)
  }
  private var screenBatch: ScreenBatch {
    ScreenBatch(
      screen: screenName, store: batches, queue: queue, tenants: tenants, prices: prices, caps: caps, signals: signals,
      time: time, logger: logger)
  }
  private var findings: PostgreSQLScreeningFindings {
    PostgreSQLScreeningFindings(database: installation.database, vault: installation.vault)
  }
  private var monitors: PostgreSQLMonitorStore {
    PostgreSQLMonitorStore(database: installation.database, vault: installation.vault)
  }
  private var behaviour: PostgreSQLBehaviourMemory { PostgreSQLBehaviourMemory(database: installation.database) }
  private var clocks: PostgreSQLTestClocks { PostgreSQLTestClocks(database: installation.database) }
  private var submit: SubmitVerification {
    SubmitVerification(
      tenants: tenants, vault: vault, store: verifications, prices: prices, caps: caps, signals: signals, time: time)
  }
  private var caps: ReadSpendCap {
    ReadSpendCap(
      tenants: tenants, prices: prices, spending: PostgreSQLUsageLedger(database: installation.database))
  }
  private var queue: PostgreSQLJobQueue { PostgreSQLJobQueue(database: installation.database) }
  private var replays: PostgreSQLReplayStore {
    PostgreSQLReplayStore(database: installation.database, vault: installation.vault)
  }
  private var simulations: PostgreSQLSimulationStore {
    PostgreSQLSimulationStore(database: installation.database, vault: installation.vault)
  }
  private var simulatePolicy: SimulatePolicy {
    SimulatePolicy(
      reading: .init { try TenantFile(json: $0).policy }, store: simulations, queue: queue, invoices: invoices,
      tenants: tenants, sellers: sellers, prices: prices, signals: signals, time: time, logger: logger)
  }
  private var invoices: PostgreSQLInvoiceStore {
    PostgreSQLInvoiceStore(database: installation.database, vault: installation.vault)
  }
  private var sellers: PostgreSQLSellerRegister { PostgreSQLSellerRegister(database: installation.database) }
  private var prices: PostgreSQLPriceList { PostgreSQLPriceList(database: installation.database) }

  /// The API over its stores.
  func responder(_ settings: APISettings) -> APIResponder {
    let cursorKey = installation.vault.installationKey("cursors")
    let claimKey = installation.vault.installationKey("claims")
    let webhookStore = PostgreSQLWebhookStore(database: installation.database, vault: installation.vault)
    let ledger = PostgreSQLUsageLedger(database: installation.database)
    let principals = PostgreSQLPrincipalDirectory(database: installation.database, vault: installation.vault)
    return Router.responder(
      APIDependencies(
        submit: submit,
        quoting: QuoteVerification(tenants: tenants, prices: prices, caps: caps, spending: ledger, time: time),
        supplement: SupplementVerification(
          vault: vault, store: verifications, tenants: tenants, caps: caps, signals: signals, time: time),
        awaiting: AwaitVerification(store: verifications, signals: signals),
        reporting: ReportVerification(
          store: verifications, vault: vault, tenants: tenants,
          audit: PostgreSQLAuditLog(database: installation.database, vault: installation.vault),
          typesetter: EngineTypesetter(pool: press),
          time: time), verifications: verifications,
        applicants: applicants, vault: vault, tenants: tenants,
        principals: principals, ledger: ledger,
        screen: screenName, screenings: screenings, batches: screenBatch, batchStore: batches,
        importing: ImportCustomers(
          store: imports, tenants: tenants, prices: prices, caps: caps, signals: signals, time: time, logger: logger),
        imports: imports, lists: installation.lists, monitors: monitors,
        clocks: clocks,
        desk: PostgreSQLReviewDesk(database: installation.database, vault: installation.vault, time: time),
        members: PostgreSQLMemberDirectory(
          database: installation.database, vault: installation.vault, principals: principals),
        reports: ReportUsage(ledger: ledger, tenants: tenants),
        invoices: ReadInvoices(
          store: invoices, tenants: tenants, sellers: sellers, prices: prices, invoiceID: installation.invoiceID,
          time: time),
        presenting: PresentInvoice(typesetter: EngineTypesetter(pool: press), time: time),
        invoiceArchive: PostgreSQLInvoiceArchive(database: installation.database, vault: installation.vault),
        settling: SettleInvoice(store: invoices, tenants: tenants, time: time),
        stream: PostgreSQLEventStream(database: installation.database),
        audit: PostgreSQLAuditLog(database: installation.database, vault: installation.vault), webhooks: webhookStore,
        proofs: installation.proofs, anchors: installation.anchors, replays: replays, simulating: simulatePolicy,
        simulations: simulations,
        signals: signals, sending: sending,
        testWebhook: TestWebhook(store: webhookStore, sending: sending, time: time) { [webhooks] in webhooks.ring() },
        health: Health(
          database: installation.database, queue: queue, pools: [pool, press], lists: lists,
          watch: LogWatchHealth(installation, outsiders, time)),
        messages: Messages { Languages.best(for: [$1]).message($0) },
        cursors: CursorCodec { cursorKey.index("cursor", $0) },
        fingerprint: { claimKey.index("claim", $0) },
        judges: DraftJudges(policy: Self.validate, priceBook: Self.validate(priceBook:)), time: time, logger: logger),
      settings: settings)
  }

  /// Workers of every lane, and the sequencer.
  /// - Parameters:
  ///   - register: reported documents; nil where there is none to ask.
  ///   - bureau: whom credit files are asked of.
  func workers(asking register: (any DocumentRegister)?, _ bureau: any CreditBureau) -> [BackgroundService] {
    let pipeline = CheckPipeline(
      CheckTellers(
        documents: EngineDocumentReader(pool: pool), letters: EngineLetterReader(pool: pool),
        faces: EngineFaceComparer(pool: pool), bureau: bureau, lists: (shelf: lists, digest: Self.digest),
        findings: findings, memory: behaviour, register: register, sightings: verifications), build: build)
    let run = RunCheck(
      pipeline: pipeline, tenants: tenants, vault: vault, store: verifications, queue: queue, prices: prices,
      signals: signals, time: time, logger: logger)
    let decide = DecideVerification(
      tenants: tenants, store: verifications, queue: queue, signals: signals, build: build, time: time,
      logger: logger)
    let maintain = KeepRetention(
      applicants: applicants, tenants: tenants, vault: vault, queue: queue, time: time, logger: logger)
    var slow = JobDispatcher.Settings()
    slow.jobsAtOnceMax = 1
    slow.pollEvery = .seconds(5)
    var fast = JobDispatcher.Settings()
    fast.jobsAtOnceMax = 8
    let verifying = JobDispatcher(
      lane: .verifications, queue: queue, signals: signals, time: time, settings: fast, logger: logger,
      bury: { [verifications, time] (lease) async throws(StoreError) in
        try await verifications.fail(lease, at: time.now)
      }
    ) { lease in
      lease.kind == .decide ? try await decide.run(lease) : try await run.run(lease)
    }
    let maintaining = JobDispatcher(
      lane: .maintenance, queue: queue, signals: signals, time: time, settings: slow, logger: logger,
      bury: { [queue] (lease) async throws(StoreError) in
        try await queue.giveBack(lease, errorCode: "exhausted", retryAt: nil)
      }
    ) { try await maintain.run($0) }
    // Beside eight jobs of whoever waits: checks and names by the million leave them the database.
    var unhurried = JobDispatcher.Settings()
    unhurried.jobsAtOnceMax = 2
    let bulk = BulkJobs(
      check: run, screen: screenBatch,
      replay: ReplayDecision(
        pipeline: pipeline, build: build, read: { try TenantFile(json: $0).policy }, vault: vault, store: replays,
        queue: queue, time: time, logger: logger), simulate: simulatePolicy, verifications: verifications,
      batches: batches, replays: replays, simulations: simulations, time: time)
    let hauling = JobDispatcher(
      lane: .bulk, queue: queue, signals: signals, time: time, settings: unhurried, logger: logger,
      bury: { (lease) async throws(StoreError) in try await bulk.bury(lease) }
    ) { try await bulk.run($0) }
    let logging = LoggingLoop(
      sequencer: installation.logSequencer(time: time, gate: outsiders.gate), logger: logger)
    let sequencing = SequencingLoop(sequencer: Sequencer(database: installation.database, time: time), logger: logger) {
      [webhooks] in
      webhooks.ring()
    }
    let webhooks = webhooks
    let sweeping = SweepingLoop(
      tenants: tenants, vault: vault,
      expire: ExpireVerifications(store: verifications, signals: signals, time: time, logger: logger),
      retain: maintain,
      screenings: EraseScreenings(register: screenings, tenants: tenants, time: time, logger: logger),
      forget: ForgetBehaviour(memory: behaviour, time: time, logger: logger), time: time,
      logger: logger)
    let claimKey = installation.vault.installationKey("claims")
    let claim: @Sendable (String) -> IdempotencyClaim = { text in
      let key = claimKey.index("monitoring", Array(text.utf8))
      return IdempotencyClaim(keyHash: key, fingerprint: key)
    }
    let watching = WatchingLoop(
      tenants: tenants,
      customers: WatchCustomers(
        monitors: monitors, lists: installation.lists, shelf: lists, findings: findings, tenants: tenants,
        submit: submit, claim: claim, time: time, logger: logger),
      dates: WatchDates(
        monitors: monitors, clocks: clocks, tenants: tenants, prices: prices, submit: submit, claim: claim, time: time,
        logger: logger),
      logger: logger)
    let shelving = ShelvingLoop(shelf: lists, logger: logger)
    let billing = BillingLoop(tenants: tenants, close: installation.closeInvoices(logger: logger), logger: logger)
    return [
      BackgroundService(name: "verifications") { await verifying.work() },
      BackgroundService(name: "bulk") { await hauling.work() },
      BackgroundService(name: "maintenance") { await maintaining.work() },
      BackgroundService(name: "sequencer") { await sequencing.work() },
      BackgroundService(name: "log") { await logging.work() },
      BackgroundService(name: "sweeper") { await sweeping.work() },
      BackgroundService(name: "lists") { await shelving.work() },
      BackgroundService(name: "billing") { await billing.work() },
      BackgroundService(name: "monitoring") { await watching.work() },
      BackgroundService(name: "webhooks") { await webhooks.work() },
    ] + outsiders.services(installation, time: time, logger: logger)
  }

  /// SHA-256.
  private static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  private static func validate(priceBook: JSON) -> [(pointer: String, code: String, detail: String)] {
    do throws(TenantFileError) {
      _ = try PriceBookFile.parse(json: priceBook)
      return []
    } catch {
      return error.issues.map { ($0.path.pointer, $0.code, $0.detail) }
    }
  }

  private static func validate(
    _ document: JSON, after current: JSON
  ) -> [(pointer: String, code: String, detail: String)] {
    do throws(TenantFileError) {
      let (new, old) = (try TenantFile(json: document), try TenantFile(json: current))
      return new.operatorsFields(changedFrom: old).map {
        ($0, "operator_only", "is the operator's to change, by the tenant's file")
      }
        + new.billingGaps(openedFrom: old).map {
          ($0, "billing_incomplete", "must stay what an invoice needs")
        }
    } catch {
      return error.issues.map { ($0.path.pointer, $0.code, $0.detail) }
    }
  }
}
