import Domain
import FoundationEssentials
import Logging
import Synchronization

/// Sends what waits in the outbox: endpoints side by side, the events of each in order.
public final class DeliverWebhooks: Sendable {
  /// Endpoints served at once: a slow receiver takes one of these places, not all.
  public static let endpointsAtOnceMax = 16
  /// Events of one endpoint in a row before another has its turn.
  static let eventsInARowMax = 100
  /// How long an endpoint is held between two attempts; longer than one attempt may take.
  static let lease: TimeInterval = 60
  /// How often the outbox is looked at without a ring.
  static let pollEvery: Duration = .seconds(1)

  private struct State {
    var served: Set<WebhookEndpointID> = []
    var isEnding = false
  }
  private let outbox: any WebhookOutbox
  private let sending: any WebhookSending
  private let time: any TimeSource
  private let logger: Logger
  private let wakeup = Wakeup()
  private let state = Mutex(State())

  /// A worker over an outbox.
  public init(outbox: any WebhookOutbox, sending: any WebhookSending, time: any TimeSource, logger: Logger) {
    self.outbox = outbox
    self.sending = sending
    self.time = time
    self.logger = logger
  }

  /// Says that something may have become due.
  public func ring() { wakeup.wake() }

  /// Works until the task is canceled; an attempt that began is recorded.
  public func work() async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        for (endpoint, realm) in await due() where begin(endpoint) {
          group.addTask {
            // Unstructured, so that the end of the server does not lose what a receiver has answered.
            await Task { await self.serve(endpoint, in: realm) }.value
            self.end(endpoint)
          }
        }
        await wakeup.sleep(atMost: Self.pollEvery)
      }
      state.withLock { $0.isEnding = true }
    }
  }

  private func due() async -> [(endpoint: WebhookEndpointID, realm: Realm)] {
    do {
      return try await outbox.due(at: time.now, limit: Self.endpointsAtOnceMax * 2)
    } catch {
      logger.warning("webhooks.poll_failed", metadata: ["error": "\(error)"])
      return []
    }
  }

  private func begin(_ endpoint: WebhookEndpointID) -> Bool {
    state.withLock { state in
      guard state.served.count < Self.endpointsAtOnceMax else { return false }
      return state.served.insert(endpoint).inserted
    }
  }

  private func end(_ endpoint: WebhookEndpointID) {
    state.withLock { _ = $0.served.remove(endpoint) }
    ring()
  }

  /// Sends what is due of one endpoint, up to a bounded number of events.
  func serve(_ endpoint: WebhookEndpointID, in realm: Realm) async {
    do {
      let now = time.now
      guard
        let lease = try await outbox.lease(
          endpoint, in: realm, at: now, until: now.addingTimeInterval(Self.lease))
      else { return }
      for _ in 0..<Self.eventsInARowMax {
        guard !state.withLock({ $0.isEnding }), let delivery = try await outbox.next(lease, at: time.now) else { break }
        try await attempt(delivery, lease)
      }
      try await outbox.release(lease)
    } catch .stale {
      // The lease ran out and another worker has the endpoint: it goes on from what was recorded.
      logger.warning("webhooks.lease_lost", metadata: ["endpoint": "\(endpoint)"])
    } catch {
      logger.warning("webhooks.failed", metadata: ["endpoint": "\(endpoint)", "error": "\(error)"])
    }
  }

  private func attempt(_ delivery: DueDelivery, _ lease: WebhookLease) async throws(StoreError) {
    let message = WebhookMessage(delivery.event, mode: lease.realm.mode)
    let result = await sending.send(message, to: lease.url, secrets: lease.secrets)
    let now = time.now
    let isRefusal = if case .failed(let failure, _, _) = result { !failure.isUnreached } else { false }
    let verdict = DeliveryVerdict(
      result, attempts: delivery.attempts + 1, refusals: delivery.refusals + (isRefusal ? 1 : 0),
      age: .seconds(now.timeIntervalSince(delivery.queuedAt)), random: Double.random(in: 0..<1))
    if case .failed(let failure, let status, _) = result {
      logger.info(
        "webhook.failed",
        metadata: [
          "tenant": "\(lease.realm.tenant)", "endpoint": "\(lease.endpoint)", "event": "\(delivery.event.id)",
          "failure": "\(failure.rawValue)", "status": "\(status.map(String.init) ?? "none")",
          "attempt": "\(delivery.attempts + 1)",
        ])
    }
    try await outbox.record(
      DeliveryAttempt(result: result, verdict: verdict, isRefusal: isRefusal, at: now), of: delivery, lease,
      until: now.addingTimeInterval(Self.lease))
  }
}
