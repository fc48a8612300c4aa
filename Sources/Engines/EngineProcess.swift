import Dispatch
import EngineProtocol
import Glibc
import Synchronization

/// One engine process and the thread that speaks with it. One exchange at a time; after a failed one it is dead and
/// reaped.
final class EngineProcess: Sendable {
  typealias Answer = (answer: EngineAnswer, blobs: [[UInt8]])

  /// Answers are smaller than requests; an engine that was taken over shall not fill the server's memory.
  static let answerBounds = FrameBounds(
    messageBytesMax: 4 << 20, blobsMax: 16, blobBytesMax: 16 << 20, blobBytesTotalMax: 32 << 20)

  let processID: pid_t
  private let descriptor: Int32
  // Blocking calls live here, off the cooperative pool; an idle queue holds no thread.
  private let queue: DispatchQueue
  private let exit = Mutex<EngineExit?>(nil)

  /// Takes over a started child.
  init(_ child: EngineSpawner.Child) {
    processID = child.processID
    descriptor = child.descriptor
    queue = DispatchQueue(label: "engine.\(child.processID)")
  }

  deinit {
    _ = end()
  }

  /// Whether the process still holds its end of the socket and has sent nothing unasked.
  var isAlive: Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) == 0
  }

  /// Resident memory in bytes; 0 where the process is gone.
  var residentBytes: Int {
    guard let file = fopen("/proc/\(processID)/statm", "re") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }

  /// Sends a request and waits for its answer, at most for `limit`. After a failure the process is dead and reaped.
  func exchange(
    _ request: EngineRequest, blobs: [[UInt8]], limit: Duration
  ) async -> Result<Answer, EngineCallError> {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.exchangeNow(request, blobs: blobs, limit: limit)) }
    }
  }

  /// Kills and reaps the process; harmless where that was done before.
  @discardableResult
  func end() -> EngineExit {
    exit.withLock { exit in
      if let exit { return exit }
      kill(processID, SIGKILL)
      var status: Int32 = 0
      while waitpid(processID, &status, 0) < 0, errno == EINTR {}
      close(descriptor)
      let ended = EngineExit(waitStatus: status)
      exit = ended
      return ended
    }
  }

  /// Ends the process without waiting for an exchange to finish; that one then fails and reaps.
  func interrupt() {
    // Under the lock, so that the number cannot have passed on to another process.
    exit.withLock { if $0 == nil { kill(processID, SIGKILL) } }
  }

  private func exchangeNow(
    _ request: EngineRequest, blobs: [[UInt8]], limit: Duration
  ) -> Result<Answer, EngineCallError> {
    let deadline = ContinuousClock.now + limit
    do throws(FrameChannel.Failure) {
      let channel = FrameChannel(descriptor: descriptor)
      try channel.send(Self.frame { () throws(FrameError) in try Frame(request, blobs: blobs) }, by: deadline)
      let answering = FrameChannel(descriptor: descriptor, bounds: Self.answerBounds)
      guard let frame = try answering.receive(by: deadline) else { return .failure(.crashed(end())) }
      let answer = try Self.frame { () throws(FrameError) in try frame.answer() }
      return .success((answer, frame.blobs))
    } catch {
      let ended = end()
      switch error {
      case .closed: return .failure(.crashed(ended))
      case .deadlineExceeded: return .failure(.deadlineExceeded)
      case .violation: return .failure(.protocolViolation)
      }
    }
  }

  private static func frame<Value>(
    _ body: () throws(FrameError) -> Value
  ) throws(FrameChannel.Failure) -> Value {
    do throws(FrameError) {
      return try body()
    } catch {
      throw .violation(error)
    }
  }
}
