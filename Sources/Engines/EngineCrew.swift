import EngineProtocol

/// The engines of one role: keeps their number, hands each to one call at a time, replaces what dies or grows old.
actor EngineCrew {
  private let role: EngineRoleName
  private let settings: EnginePoolSettings
  private let countWanted: Int
  private var idle: [EngineProcess] = []
  private var busy: [Int32: EngineProcess] = [:]
  private var launching: [Int32: EngineProcess] = [:]
  // Each goes through its pause and its launch; canceled by a shutdown, which must not sit a pause out.
  private var starts: [Int: Task<Void, Never>] = [:]
  private var served: [Int32: Int] = [:]
  // Engines that have served enough; they go on until their replacement is up.
  private var overdue: Set<Int32> = []
  private var failedStarts = 0
  private var isStopping = false
  private var waiters: EngineWaiters
  private var ticketLast = 0
  private var drained: [CheckedContinuation<Void, Never>] = []

  /// What the newest engine said it is made of; nil before the first one is up.
  private(set) var description: EngineDescription?

  init(role: EngineRoleName, settings: EnginePoolSettings) {
    self.role = role
    self.settings = settings
    countWanted = settings.engines[role] ?? 0
    waiters = EngineWaiters(countMax: settings.waitersMax)
  }

  /// Starts every engine and waits for the first.
  func open() async -> EngineCallError? {
    switch await checkOut() {
    case .success(let engine):
      checkIn(engine, stillAlive: true, countsAsServed: false)
      return nil
    case .failure(let error): return error
    }
  }

  /// Waits for an engine and has it answer.
  func call(
    _ request: EngineRequest, blobs: [[UInt8]], deadline: Duration
  ) async -> Result<EngineProcess.Answer, EngineCallError> {
    switch await checkOut() {
    case .failure(let error): return .failure(error)
    case .success(let engine):
      let result = await withTaskCancellationHandler {
        await engine.exchange(request, blobs: blobs, limit: deadline)
      } onCancel: {
        engine.interrupt()
      }
      return settle(result, of: engine, wasCanceled: Task.isCancelled)
    }
  }

  private func settle(
    _ result: Result<EngineProcess.Answer, EngineCallError>, of engine: EngineProcess, wasCanceled: Bool
  ) -> Result<EngineProcess.Answer, EngineCallError> {
    let answered = if case .success = result { true } else { false }
    // The kill may have come just after the answer, so a canceled engine is never used again.
    checkIn(engine, stillAlive: answered && !wasCanceled, countsAsServed: true)
    if wasCanceled { return .failure(.canceled) }
    return isStopping && !answered ? .failure(.stopping) : result
  }

  /// Every running engine.
  var status: [EngineStatus] {
    let all = idle.map { ($0, false) } + busy.values.map { ($0, true) }
    return all.map { engine, isBusy in
      EngineStatus(
        role: role, processID: engine.processID, residentBytes: engine.residentBytes,
        served: served[engine.processID] ?? 0, isBusy: isBusy)
    }.sorted { $0.processID < $1.processID }
  }

  /// Turns waiting calls away, ends every engine and returns when all are reaped.
  func shutdown() async {
    isStopping = true
    waiters.refuseAll(.stopping)
    idle.forEach { $0.end() }
    idle = []
    busy.values.forEach { $0.interrupt() }
    launching.values.forEach { $0.interrupt() }
    starts.values.forEach { $0.cancel() }
    guard !busy.isEmpty || !starts.isEmpty else { return }
    await withCheckedContinuation { drained.append($0) }
  }
}

// MARK: - Handing engines out

extension EngineCrew {
  private func checkOut() async -> Result<EngineProcess, EngineCallError> {
    guard !isStopping else { return .failure(.stopping) }
    guard countWanted > 0 else { return .failure(.cannotStart(reason: "no \(role.rawValue) engine is configured")) }
    while let engine = idle.popLast() {
      if engine.isAlive {
        busy[engine.processID] = engine
        startMissing()
        return .success(engine)
      }
      // It died between calls, so no call is to blame.
      forget(engine)
    }
    startMissing()
    guard !waiters.isFull else { return .failure(.busy) }
    guard !Task.isCancelled else { return .failure(.canceled) }
    return await wait()
  }

  private func wait() async -> Result<EngineProcess, EngineCallError> {
    ticketLast += 1
    let ticket = ticketLast
    let limit = settings.waitLimit
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let timer = Task {
          do { try await Task.sleep(for: limit) } catch { return }
          waiters.refuse(ticket, .busy)
        }
        waiters.append(ticket, continuation, timer: timer)
      }
    } onCancel: {
      Task { await self.turnAway(ticket) }
    }
  }

  private func turnAway(_ ticket: Int) {
    waiters.refuse(ticket, .canceled)
  }

  private func checkIn(_ engine: EngineProcess, stillAlive: Bool, countsAsServed: Bool) {
    busy[engine.processID] = nil
    guard stillAlive, !isStopping else {
      forget(engine)
      startMissing()
      return
    }
    if countsAsServed { served[engine.processID, default: 0] += 1 }
    let isWorn = served[engine.processID, default: 0] >= settings.requestsPerEngineMax
    if isWorn || engine.residentBytes > settings.residentBytesMax { overdue.insert(engine.processID) }
    // Admitted first, so that it is counted among those that are there.
    admit(engine)
    startMissing()
  }

  /// Gives a free engine to the next call, or lets it rest, or lets it go where its replacement is up.
  private func admit(_ engine: EngineProcess) {
    if overdue.contains(engine.processID), idle.count + busy.count >= countWanted {
      forget(engine)
    } else if waiters.count > 0 {
      busy[engine.processID] = engine
      _ = waiters.serve(engine)
    } else {
      idle.append(engine)
    }
  }

  private func forget(_ engine: EngineProcess) {
    engine.end()
    served[engine.processID] = nil
    overdue.remove(engine.processID)
    resumeWhenDrained()
  }

  private func resumeWhenDrained() {
    guard isStopping, busy.isEmpty, starts.isEmpty else { return }
    drained.forEach { $0.resume() }
    drained = []
  }
}

// MARK: - Starting engines

extension EngineCrew {
  private func startMissing() {
    guard !isStopping else { return }
    let fresh = (idle.map(\.processID) + busy.keys).count { !overdue.contains($0) }
    for _ in 0..<max(0, countWanted - fresh - starts.count) {
      ticketLast += 1
      let ticket = ticketLast
      starts[ticket] = Task { await start(ticket) }
    }
  }

  private func start(_ ticket: Int) async {
    if failedStarts > 0 {
      let doublings = min(failedStarts - 1, 16)
      let pause = min(settings.restartDelay * (1 << doublings), settings.restartDelayMax)
      // Only a shutdown cuts the pause short, and it is looked for next.
      do { try await Task.sleep(for: pause) } catch {}
    }
    let result = isStopping ? .failure(.stopping) : await launch()
    starts[ticket] = nil
    switch result {
    case .success(let engine) where !isStopping:
      failedStarts = 0
      admit(engine)
      releaseOverdue()
    case .success(let engine):
      engine.end()
    case .failure(let error):
      failedStarts += 1
      if idle.isEmpty, busy.isEmpty { waiters.refuseAll(error) }
      startMissing()
    }
    resumeWhenDrained()
  }

  private func launch() async -> Result<EngineProcess, EngineCallError> {
    let arguments =
      ["--role", role.rawValue, "--models", settings.modelsDirectory, "--libraries", settings.librariesDirectory]
      + settings.extraArguments
    let engine: EngineProcess
    do throws(SpawnError) {
      engine = EngineProcess(try EngineSpawner.spawn(executable: settings.executable, arguments: arguments))
    } catch {
      return .failure(.cannotStart(reason: "the engine's program could not be started, errno \(error.errno)"))
    }
    launching[engine.processID] = engine
    defer { launching[engine.processID] = nil }
    switch await engine.exchange(.hello, blobs: [], limit: settings.startLimit) {
    case .success((.ready(let said), _)):
      description = said
      return .success(engine)
    case .success:
      engine.end()
      return .failure(.cannotStart(reason: "the engine did not introduce itself"))
    case .failure(.crashed(let exit)):
      return .failure(.cannotStart(reason: "the engine ended with \(exit) before it was ready"))
    case .failure(let error):
      return .failure(.cannotStart(reason: "the engine did not become ready: \(error)"))
    }
  }

  /// Lets idle engines go that their replacements have made superfluous.
  private func releaseOverdue() {
    while idle.count + busy.count > countWanted,
      let index = idle.firstIndex(where: { overdue.contains($0.processID) })
    {
      forget(idle.remove(at: index))
    }
  }
}
