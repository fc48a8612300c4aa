import Domain
import Foundation
import Logging
import ServiceLifecycle
import Storage
import Workflows

/// Work beside the API: ends when the server shuts down.
struct BackgroundService: Service {
  let name: String
  let work: @Sendable () async -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await self.work() }
  }
}

/// Numbers events and usage as they come.
struct SequencingLoop: Sendable {
  let sequencer: Sequencer
  let logger: Logger
  /// Called when something got its number.
  let onNumbered: @Sendable () -> Void

  /// Works until canceled; a poll a second is what `tenant_seq` may lag behind.
  func work() async {
    while !Task.isCancelled {
      do {
        let numbered = try await sequencer.run()
        if !numbered.isEmpty { onNumbered() }
        try await Task.sleep(for: numbered.isEmpty ? .seconds(1) : .milliseconds(250))
      } catch is CancellationError {
        return
      } catch {
        logger.warning("sequencer.failed", metadata: ["error": "\(error)"])
        do { try await Task.sleep(for: .seconds(2)) } catch { return }
      }
    }
  }
}

/// Gives leaves their places in the logs and signs what the logs are.
struct LoggingLoop: Sendable {
  let sequencer: LogSequencer
  let logger: Logger

  /// Works until canceled; a leaf waits half a second, and a log is signed twice a second at most.
  func work() async {
    var refused: Set<TenantID> = []
    while !Task.isCancelled {
      do {
        for round in try await sequencer.run() { tell(round, &refused) }
        try await Task.sleep(for: .milliseconds(500))
      } catch is CancellationError {
        return
      } catch {
        logger.warning("log.failed", metadata: ["error": "\(error)"])
        do { try await Task.sleep(for: .seconds(2)) } catch { return }
      }
    }
  }

  /// A log that is refused is told once, until it is signed again.
  private func tell(_ round: LogRound, _ refused: inout Set<TenantID>) {
    switch round.result {
    case .idle: break
    case .signed(let size):
      refused.remove(round.log)
      logger.debug("log.signed", metadata: ["tenant": "\(round.log)", "size": "\(size)"])
    case .awaited:
      logger.debug("log.awaits_witness", metadata: ["tenant": "\(round.log)"])
    case .refused(let reason):
      guard refused.insert(round.log).inserted else { return }
      logger.critical("log.refused", metadata: ["tenant": "\(round.log)", "reason": "\(reason)"])
    case .failed(let error):
      logger.warning("log.failed", metadata: ["tenant": "\(round.log)", "error": "\(error)"])
    }
  }
}

/// Sweeps what crashed uploads left behind, ends what waited too long, starts clocks of retention, and lets go of
/// screenings and traces whose time is over: at start, then every ten minutes.
struct SweepingLoop: Sendable {
  let tenants: any TenantDirectory
  let vault: any EvidenceVault
  let expire: ExpireVerifications
  let retain: KeepRetention
  let screenings: EraseScreenings
  let forget: ForgetBehaviour
  let time: any TimeSource
  let logger: Logger

  /// Works until canceled.
  func work() async {
    while !Task.isCancelled {
      do {
        for tenant in try await tenants.list() { await sweep(tenant.id) }
      } catch {
        logger.warning("sweep.failed", metadata: ["error": "\(error)"])
      }
      do { try await Task.sleep(for: .seconds(600)) } catch { return }
    }
  }

  /// One tenant's failure is not the next one's, and one duty's not the others'.
  private func sweep(_ tenant: TenantID) async {
    await attempt("expire", tenant) { try await expire.run(for: tenant) }
    await attempt("retain", tenant) { try await retain.watch(tenant) }
    await attempt("screenings", tenant) { try await screenings.run(for: tenant) }
    await attempt("behaviour", tenant) { try await forget.run(for: tenant) }
    await attempt("evidence", tenant) {
      let count = try await vault.sweep(tenant, olderThan: time.now.addingTimeInterval(-KeepRetention.intakeGrace))
      if count > 0 { logger.info("evidence.swept", metadata: ["tenant": "\(tenant)", "count": "\(count)"]) }
    }
  }

  private func attempt(_ duty: String, _ tenant: TenantID, _ work: () async throws -> Void) async {
    do { try await work() } catch {
      logger.warning("sweep.failed", metadata: ["tenant": "\(tenant)", "duty": "\(duty)", "error": "\(error)"])
    }
  }
}

/// Makes new versions of the installation's lists ready before anybody asks: at start, then as often as one may go
/// unseen.
struct ShelvingLoop: Sendable {
  let shelf: ListShelf
  let logger: Logger

  /// Works until canceled.
  func work() async {
    while !Task.isCancelled {
      do {
        try await shelf.refresh()
      } catch {
        logger.warning("screening.lists_unread", metadata: ["error": "\(error)"])
      }
      do { try await Task.sleep(for: ListShelf.freshFor) } catch { return }
    }
  }
}

/// Watches whoever was verified, tenant by tenant: lists, and the dates on which a standing depends.
struct WatchingLoop: Sendable {
  let tenants: any TenantDirectory
  let customers: WatchCustomers
  let dates: WatchDates
  let logger: Logger

  /// Time between two looks: what an alert may come late beside the time that it takes.
  static let pause: Duration = .seconds(5)

  /// Works until canceled.
  func work() async {
    while !Task.isCancelled {
      var isMore = false
      do {
        for tenant in try await tenants.list() {
          isMore = await look("lists", at: tenant.id) { try await customers.run(for: tenant.id) } || isMore
          isMore = await look("dates", at: tenant.id) { try await dates.run(for: tenant.id) } || isMore
        }
      } catch {
        logger.warning("monitoring.failed", metadata: ["error": "\(error)"])
      }
      // Tenants take turns, a page each: nobody waits for another's backlog.
      if isMore { continue }
      do { try await Task.sleep(for: Self.pause) } catch { return }
    }
  }

  /// One tenant's failure is not the next one's, and lists are not dates.
  private func look(_ what: String, at tenant: TenantID, _ body: () async throws -> Bool) async -> Bool {
    do {
      return try await body()
    } catch {
      logger.warning(
        "monitoring.failed", metadata: ["tenant": "\(tenant)", "what": "\(what)", "error": "\(error)"])
      return false
    }
  }
}
