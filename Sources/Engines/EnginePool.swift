import EngineProtocol

/// The server's engines. Untrusted bytes go in, values come out; what an engine dies of stays in the engine.
public final class EnginePool: Sendable {
  private let crews: [EngineRoleName: EngineCrew]

  /// A pool that starts engines at the first call of their role, or with ``start()``.
  public init(_ settings: EnginePoolSettings) {
    crews = Dictionary(
      uniqueKeysWithValues: EngineRoleName.allCases.map { ($0, EngineCrew(role: $0, settings: settings)) }
        .filter { settings.engines[$0.0, default: 0] > 0 })
  }

  /// Starts every engine and returns when each role has one that is ready.
  /// - Throws: ``EngineCallError/cannotStart(reason:)`` for the first role without; the pool goes on trying.
  public func start() async throws(EngineCallError) {
    let failures = await withTaskGroup(of: EngineCallError?.self) { group in
      for crew in crews.values { group.addTask { await crew.open() } }
      return await group.compactMap(\.self).reduce(into: [EngineCallError]()) { $0.append($1) }
    }
    if let first = failures.first { throw first }
  }

  /// Has an engine answer one request. Never more than one is in flight in an engine; calls wait in turn.
  /// - Parameters:
  ///   - blobs: at most 32, of at most 64 MiB each and 128 MiB together.
  ///   - deadline: time for the engine's work, not counting the wait; an engine that overruns it is killed.
  /// - Throws: ``EngineCallError``. Canceling the task ends its wait, or kills the engine that works on its call, and
  ///   throws ``EngineCallError/canceled``.
  public func call(
    _ request: EngineRequest, blobs: [[UInt8]], role: EngineRoleName, deadline: Duration
  ) async throws(EngineCallError) -> (EngineAnswer, [[UInt8]]) {
    do throws(FrameError) {
      try FrameBounds().check(messageBytes: 0, blobBytes: blobs.map(\.count))
    } catch {
      throw .protocolViolation
    }
    let answer = try await crew(role).call(request, blobs: blobs, deadline: deadline).get()
    return (answer.answer, answer.blobs)
  }

  /// What the newest engine of a role said it is made of; starts one where none is up.
  /// - Throws: ``EngineCallError`` where none can be had.
  public func description(of role: EngineRoleName) async throws(EngineCallError) -> EngineDescription {
    let crew = try crew(role)
    if let description = await crew.description { return description }
    if let failure = await crew.open() { throw failure }
    guard let description = await crew.description else {
      throw .cannotStart(reason: "the engine did not introduce itself")
    }
    return description
  }

  /// Every running engine, by role and process.
  public func engines() async -> [EngineStatus] {
    var all: [EngineStatus] = []
    for role in EngineRoleName.allCases {
      if let crew = crews[role] { all += await crew.status }
    }
    return all
  }

  /// Turns waiting calls away with ``EngineCallError/stopping``, ends every engine and returns when all are reaped.
  public func shutdown() async {
    await withTaskGroup(of: Void.self) { group in
      for crew in crews.values { group.addTask { await crew.shutdown() } }
    }
  }

  private func crew(_ role: EngineRoleName) throws(EngineCallError) -> EngineCrew {
    guard let crew = crews[role] else { throw .cannotStart(reason: "no \(role.rawValue) engine is configured") }
    return crew
  }
}
