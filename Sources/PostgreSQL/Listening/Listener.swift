internal import Logging
import Synchronization

/// One connection that listens for every stream of a database, opened with the first stream and again whenever it ends.
final class Listener: Sendable {
  typealias Stream = AsyncStream<Notification>

  private struct State {
    /// Streams by channel, then by number.
    var streams: [String: [Int: Stream.Continuation]] = [:]
    var lastNumber = 0
    var connection: Connection?
    var worker: Task<Void, Never>?
    var isClosed = false
  }

  private static let elementCountMax = 256
  private static let pauseMin: Duration = .milliseconds(50)
  private static let pauseMax: Duration = .seconds(5)

  private let opener: ConnectionOpener
  private let logger: Logger
  private let state = Mutex(State())

  init(opener: ConnectionOpener, logger: Logger) {
    self.opener = opener
    self.logger = logger
  }

  func listen(_ channel: String) -> Stream {
    let (stream, continuation) = Stream.makeStream(bufferingPolicy: .bufferingNewest(Self.elementCountMax))
    let number = state.withLock { state -> Int? in
      guard !state.isClosed else { return nil }
      state.lastNumber += 1
      state.streams[channel, default: [:]][state.lastNumber] = continuation
      if state.worker == nil { state.worker = Task { [self] in await work() } }
      state.connection?.wake()
      return state.lastNumber
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.leave(channel, number) }
    return stream
  }

  func close() {
    let streams = state.withLock { state in
      state.isClosed = true
      state.worker?.cancel()
      let streams = state.streams.values.flatMap(\.values)
      state.streams = [:]
      return streams
    }
    for stream in streams { stream.finish() }
  }

  private func leave(_ channel: String, _ number: Int) {
    state.withLock { state in
      state.streams[channel]?[number] = nil
      if state.streams[channel]?.isEmpty == true { state.streams[channel] = nil }
      // Nobody listens any more: the worker sees it and ends.
      state.connection?.wake()
    }
  }

  /// Opens, listens, and again after a growing pause when the connection ends; until there is no stream.
  private func work() async {
    var pause = Self.pauseMin
    while keepsWorking() {
      do throws(PostgreSQLError) {
        let connection = try await opener.open()
        pause = Self.pauseMin
        state.withLock { $0.connection = connection }
        try await serve(connection)
      } catch {
        logger.warning("listener.lost", metadata: ["error": "\(error)"])
      }
      state.withLock { $0.connection = nil }
      do { try await Task.sleep(for: pause * Double.random(in: 0.5...1)) } catch { continue }
      pause = min(pause * 2, Self.pauseMax)
    }
  }

  /// Whether there is a stream to serve; otherwise the next `listen` starts a new worker.
  private func keepsWorking() -> Bool {
    state.withLock { state in
      if state.isClosed || state.streams.isEmpty || Task.isCancelled {
        state.worker = nil
        return false
      }
      return true
    }
  }

  /// Keeps the server's channels equal to the streams' and hands notifications out, until nobody listens.
  private func serve(_ connection: Connection) async throws(PostgreSQLError) {
    var listened: [String: Set<Int>] = [:]
    while true {
      let wanted = state.withLock { $0.streams.mapValues { Set($0.keys) } }
      guard !wanted.isEmpty, !Task.isCancelled else { return }
      try await change(connection, from: Set(listened.keys), to: Set(wanted.keys))
      for (channel, numbers) in wanted {
        let fresh = numbers.subtracting(listened[channel] ?? [])
        deliver(Notification(kind: .listening, channel: channel, payload: ""), only: fresh)
      }
      listened = wanted
      for notification in try connection.takeNotifications() { deliver(notification, only: nil) }
      // A stream that joined in between has woken the waiter already.
      guard await connection.waitForInput() else { return }
    }
  }

  private func change(
    _ connection: Connection, from old: Set<String>, to new: Set<String>
  ) async throws(PostgreSQLError) {
    let commands =
      new.subtracting(old).map { Command.plain("listen \(Self.quoted($0))") }
      + old.subtracting(new).map { Command.plain("unlisten \(Self.quoted($0))") }
    guard !commands.isEmpty else { return }
    do {
      _ = try await connection.exchange(commands, Patience(deadline: .now + .seconds(10)))
    } catch {
      throw error.error
    }
  }

  private func deliver(_ notification: Notification, only numbers: Set<Int>?) {
    let streams = state.withLock { state in
      (state.streams[notification.channel] ?? [:]).filter { numbers?.contains($0.key) ?? true }.map(\.value)
    }
    for stream in streams { stream.yield(notification) }
  }

  /// A quoted identifier; NUL cannot be in one and is left out.
  private static func quoted(_ channel: String) -> String {
    "\"" + channel.filter { $0 != "\0" }.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
