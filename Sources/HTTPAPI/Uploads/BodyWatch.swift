import Synchronization

/// How far a body has come, and what ended its reading.
final class BodyProgress: Sendable {
  private struct State {
    var total = 0
    var last = ContinuousClock.now
    var problem: Problem?
    /// Since when the server keeps the sender waiting; nil while it does not.
    var waitingSince: ContinuousClock.Instant?
    var waited = Duration.zero
  }
  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let limits: UploadLimits
  private let room: UploadRoom?

  init(_ limits: UploadLimits, _ room: UploadRoom?) {
    self.limits = limits
    self.room = room
  }

  /// Whether the server keeps the sender waiting, which is not the sender's fault.
  var isWaiting: Bool {
    get { state.withLock { $0.waitingSince != nil } }
    set {
      state.withLock {
        $0.last = .now
        if let since = $0.waitingSince { $0.waited += since.duration(to: $0.last) }
        $0.waitingSince = newValue ? $0.last : nil
      }
    }
  }

  /// Counts a piece and returns the bytes so far.
  func add(_ count: Int) -> Int {
    state.withLock {
      $0.total += count
      $0.last = .now
      return $0.total
    }
  }

  /// Why the reading was ended; nil while it may go on.
  var problem: Problem? { state.withLock { $0.problem } }

  /// Holds the body against its limits. Returns whether it may go on.
  func isInTime(at now: ContinuousClock.Instant) -> Bool {
    let isWanted = room?.isWanted == true
    return state.withLock { state in
      state.problem = state.problem ?? problem(of: state, isWanted: isWanted, at: now)
      return state.problem == nil
    }
  }

  private func problem(of state: State, isWanted: Bool, at now: ContinuousClock.Instant) -> Problem? {
    let elapsed = start.duration(to: now)
    let sending = elapsed - state.waited - (state.waitingSince?.duration(to: now) ?? .zero)
    func isSlower(than rate: Int) -> Bool { Double(state.total) < Double(rate) * sending.seconds }
    if state.waitingSince == nil, state.last.duration(to: now) > limits.idleMax {
      return .tooSlow("No byte of the body came for too long.")
    }
    if elapsed > limits.bodyTimeMax { return .tooSlow("The body took too long.") }
    if sending > .seconds(3), isSlower(than: limits.bytesPerSecondMin) {
      return .tooSlow("The body came slower than \(limits.bytesPerSecondMin) bytes a second.")
    }
    if sending > .seconds(10), isWanted, state.waitingSince == nil, isSlower(than: limits.crowdedBytesPerSecondMin) {
      return .tooSlow("Others wait, and the body came slower than \(limits.crowdedBytesPerSecondMin) bytes/s.")
    }
    return nil
  }
}

/// Looks at every body under way once a second and ends those that drip; with none under way, it rests.
final class BodyWatch: Sendable {
  private struct State {
    var bodies: [ObjectIdentifier: (progress: BodyProgress, end: @Sendable () -> Void)] = [:]
    var isRunning = false
  }
  private let state = Mutex(State())

  /// Watches a body until `leave`; `end` stops its reading.
  func join(_ progress: BodyProgress, end: @escaping @Sendable () -> Void) {
    let mustStart = state.withLock { state in
      state.bodies[ObjectIdentifier(progress)] = (progress, end)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if mustStart { Task { await run() } }
  }

  /// The body was read, or given up.
  func leave(_ progress: BodyProgress) {
    _ = state.withLock { $0.bodies.removeValue(forKey: ObjectIdentifier(progress)) }
  }

  private func run() async {
    while true {
      // Nobody cancels this task, so the wait ends by time alone.
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
      let bodies = state.withLock { state in
        state.isRunning = !state.bodies.isEmpty
        return Array(state.bodies.values)
      }
      if bodies.isEmpty { return }
      for body in bodies where !body.progress.isInTime(at: .now) { body.end() }
    }
  }
}
