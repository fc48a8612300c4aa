import Domain
import EngineProtocol

/// Compares faces with the pool's engines.
public struct EngineFaceComparer: FaceComparing {
  private let pool: EnginePool
  /// Time that a comparison may take: twenty times the slowest measured on one busy core.
  static let deadline: Duration = .seconds(10)

  /// A comparer over a pool.
  public init(pool: EnginePool) { self.pool = pool }

  /// See ``FaceComparing/compare(document:selfie:)``.
  public func compare(document: [UInt8], selfie: [UInt8]) async throws(EngineFailure) -> FaceObservation {
    let stamp = try await pool.stamp(of: .biometrics)
    let (answer, _) = try await pool.ask(
      .compareFaces(FaceRequest(reference: 0, probe: 1)), blobs: [document, selfie], role: .biometrics,
      deadline: Self.deadline)
    var observation = FaceObservation(engine: stamp)
    switch answer {
    case .refused(let refusal):
      observation.refusal = (refusal.blob == 0 ? .documentFront : .selfie, refusal.reason.observed)
    case .faces(let message):
      observation.portraitEyeDistance = message.reference?.eyeDistance
      observation.selfieEyeDistance = message.probe?.eyeDistance
      observation.selfieFaces = message.probeFaces
      observation.similarity = message.similarity
      observation.portraitSharpness = message.reference?.sharpness
    case .ready, .document, .pages, .pagesSet: throw .unavailable
    }
    return observation
  }
}

extension EnginePool {
  /// Calls an engine; every way of not answering becomes one of the domain's.
  func ask(
    _ request: EngineRequest, blobs: [[UInt8]], role: EngineRoleName, deadline: Duration
  ) async throws(EngineFailure) -> (EngineAnswer, [[UInt8]]) {
    do {
      return try await call(request, blobs: blobs, role: role, deadline: deadline)
    } catch {
      throw EngineFailure(error)
    }
  }

  /// What runs, for the record of a result.
  func stamp(of role: EngineRoleName) async throws(EngineFailure) -> EngineStamp {
    do {
      let description = try await description(of: role)
      return EngineStamp(
        name: description.role, version: description.version,
        details: [
          "models": .object(
            description.models.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }),
          "processor_features": .array(description.processorFeatures.map(JSON.string)),
          "threads": .integer(Int64(description.threads)),
          "sandbox": .array(description.sandbox.map(JSON.string)),
        ])
    } catch {
      throw EngineFailure(error)
    }
  }
}

extension EngineFailure {
  init(_ error: EngineCallError) {
    switch error {
    case .crashed: self = .crashed
    case .deadlineExceeded: self = .deadlineExceeded
    case .busy: self = .busy
    case .protocolViolation, .stopping, .canceled, .cannotStart: self = .unavailable
    }
  }
}
