import Domain
import Hummingbird
import Synchronization

/// Takes in a request's body with back-pressure, under bounds of size, idle time, whole time and rate.
struct BodyReader: Sendable {
  let limits: UploadLimits
  /// Where the bytes are counted; nil for bodies that are small by their own bound.
  var room: UploadRoom?

  /// Folds the body's pieces into a value as they come. The next piece is asked for only after `take` returned.
  ///
  /// Reading and watching race as two tasks: a body of which not one byte comes is ended too.
  func read<Value: Sendable>(
    _ body: RequestBody, into value: Value, _ take: @escaping @Sendable (inout Value, ByteBuffer) throws -> Void
  ) async throws -> Value {
    let progress = Progress()
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        var value = value
        for try await piece in body {
          let total = progress.add(piece.readableBytes)
          guard total <= limits.totalBytesMax else {
            throw Problem.tooLarge("The body is larger than \(limits.totalBytesMax) bytes.")
          }
          progress.isWaiting = true
          try await room?.take(piece.readableBytes)
          progress.isWaiting = false
          try take(&value, piece)
        }
        return value
      }
      group.addTask {
        try await self.watch(progress)
        return nil
      }
      defer { group.cancelAll() }
      do {
        guard let read = try await group.next(), let value = read, progress.problem == nil else {
          throw progress.problem ?? Problem.unavailable
        }
        return value
      } catch {
        throw progress.problem ?? error
      }
    }
  }

  /// A whole JSON body.
  func json(_ body: RequestBody) async throws -> [UInt8] {
    try await read(body, into: []) { bytes, piece in
      bytes.append(contentsOf: piece.readableBytesView)
      guard bytes.count <= limits.jsonBytesMax else {
        throw Problem.tooLarge("A JSON body is larger than \(limits.jsonBytesMax) bytes.")
      }
    }
  }

  /// Ends a body that drips: looked at each second, so that a client that sends nothing at all is ended too.
  private func watch(_ progress: Progress) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    while true {
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
      let elapsed = start.duration(to: clock.now)
      let (total, last) = progress.state
      if !progress.isWaiting, last.duration(to: clock.now) > limits.idleMax {
        progress.fail(.tooSlow("No byte of the body came for too long."))
      } else if elapsed > limits.bodyTimeMax {
        progress.fail(.tooSlow("The body took too long."))
      } else if elapsed > .seconds(3), Double(total) < Double(limits.bytesPerSecondMin) * elapsed.seconds {
        progress.fail(.tooSlow("The body came slower than \(limits.bytesPerSecondMin) bytes a second."))
      } else if elapsed > .seconds(10), room?.isWanted == true, !progress.isWaiting,
        Double(total) < Double(limits.crowdedBytesPerSecondMin) * elapsed.seconds
      {
        progress.fail(
          .tooSlow("Others wait, and the body came slower than \(limits.crowdedBytesPerSecondMin) bytes/s."))
      }
      if let problem = progress.problem { throw problem }
    }
  }

  private final class Progress: Sendable {
    private let values = Mutex((total: 0, last: ContinuousClock.now, problem: nil as Problem?, isWaiting: false))

    /// Whether the server keeps the sender waiting, which is not the sender's fault.
    var isWaiting: Bool {
      get { values.withLock { $0.isWaiting } }
      set {
        values.withLock {
          $0.isWaiting = newValue
          $0.last = .now
        }
      }
    }

    func add(_ count: Int) -> Int {
      values.withLock {
        $0.total += count
        $0.last = .now
        return $0.total
      }
    }

    func fail(_ problem: Problem) { values.withLock { $0.problem = $0.problem ?? problem } }

    var problem: Problem? { values.withLock { $0.problem } }

    var state: (Int, ContinuousClock.Instant) { values.withLock { ($0.total, $0.last) } }
  }
}
