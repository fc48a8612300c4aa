import Domain
import FoundationEssentials
import Logging

/// Looks at one page of those at whom a look is due.
struct LookRound: Sendable {
  let time: any TimeSource
  let logger: Logger

  /// How long a look that could not be taken waits: a price that is missing, or a store that is away, is not mended
  /// sooner.
  static let retryAfter: TimeInterval = 600

  /// Takes every look; one that cannot be taken is put off and keeps nobody else from theirs.
  /// - Parameters:
  ///   - due: whoever is looked at, at most `limit`.
  ///   - putOff: puts off a look until a time.
  /// - Returns: whether more may be due.
  func take<Customer>(
    _ due: [Customer], limit: Int, in realm: Realm, of monitor: (Customer) -> MonitorID,
    puttingOff putOff: (MonitorID, Date) async throws -> Void, _ look: (Customer) async throws -> Void
  ) async throws -> Bool {
    for customer in due {
      do {
        try await look(customer)
      } catch {
        logger.warning(
          "monitoring.put_off",
          metadata: ["tenant": "\(realm.tenant)", "monitor": "\(monitor(customer))", "error": "\(error)"])
        try await putOff(monitor(customer), time.now.addingTimeInterval(Self.retryAfter))
      }
    }
    return due.count == limit
  }
}

extension SubmitVerification {
  /// The verification of a name, which monitoring begins where there is none yet. No spend cap holds it back: a cap is
  /// for what a merchant asks for, and whoever may not trade any more has to be found.
  /// - Parameter openFor: how long it waits for what it needs.
  func once(
    _ request: VerificationRequest, in realm: Realm, named name: String, openFor: TimeInterval = Self.openFor,
    claim: (String) -> IdempotencyClaim
  ) async throws(WorkflowRefusal) -> VerificationID {
    do throws(WorkflowRefusal) {
      return try await submit(
        request, in: realm, on: Terms(key: nil, openFor: openFor, isCapped: false),
        by: Actor(Decider.monitoring.rawValue, requestID: "", claim: claim(name)))
    } catch {
      guard case .store(.replay(let resource)) = error, let known = VerificationID(resource) else { throw error }
      return known
    }
  }
}
