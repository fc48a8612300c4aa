import Dispatch
import Logging
import Synchronization

/// A PostgreSQL server of our own below a data directory, reached by a Unix socket alone.
///
/// Several processes may use one cluster at a time, such as a command beside a running `serve`: each one's
/// ``start()`` finds it running, and the last one's ``stop()`` ends it. A user that is killed counts no longer; the
/// server lives on and is adopted by the next.
public final class PrivateCluster: Sendable {
  private let directory: String
  private let settings: ClusterSettings
  private let logger: Logger
  // Starting and stopping block for up to a minute: off the cooperative pool, one at a time.
  private let queue = DispatchQueue(label: "assay.cluster")
  private let server = Mutex<ClusterServer?>(nil)

  /// Names the data directory, below which the cluster's files lie in `postgresql`; nothing is done yet.
  public init(directory: String, settings: ClusterSettings = ClusterSettings(), logger: Logger) {
    self.directory = directory
    self.settings = settings
    self.logger = logger
  }

  /// Makes the cluster where there is none, starts its server or adopts a running one, and answers when it is ready.
  /// Called again, it finds the server running, or brings a dead one back.
  /// - Throws: ``ClusterError``
  public func start() async throws(ClusterError) -> ClusterEndpoint {
    let result = await onQueue { [self] () throws(ClusterError) in
      if let server = self.server.withLock({ $0 }) { return try server.start() }
      let server = try ClusterServer(directory: directory, settings: settings)
      let endpoint = try server.start()
      self.server.withLock { $0 = server }
      return endpoint
    }
    let endpoint = try result.get()
    logger.info(
      "private cluster ready",
      metadata: ["adopted": "\(endpoint.wasAdopted)", "socket": "\(endpoint.socketDirectory)"])
    return endpoint
  }

  /// Brings the server back whenever it has died, until the task is canceled. Looks once in `interval`, which takes
  /// the system a few microseconds.
  public func supervise(every interval: Duration = .seconds(1)) async {
    while true {
      do { try await Task.sleep(for: interval) } catch { return }
      guard let server = server.withLock({ $0 }), !server.isRunning else { continue }
      logger.error("private cluster died")
      do throws(ClusterError) {
        _ = try await start()
      } catch {
        logger.error("private cluster did not start", metadata: ["reason": "\(error)"])
      }
    }
  }

  /// Ends the server, unless someone else still uses it, breaking off its connections and keeping all data. Without
  /// a ``start()`` before it, does nothing.
  /// - Throws: ``ClusterError``
  public func stop() async throws(ClusterError) {
    let result = await onQueue { [self] () throws(ClusterError) in
      guard let server = server.withLock({ $0 }) else { return }
      try server.stop()
      self.server.withLock { $0 = nil }
    }
    try result.get()
  }

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable () throws(ClusterError) -> Value
  ) async -> Result<Value, ClusterError> {
    await withCheckedContinuation { continuation in
      queue.async {
        continuation.resume(returning: Result(catching: work))
      }
    }
  }
}
