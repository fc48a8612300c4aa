import Domain

/// Waits until a verification has its answer, or the caller's patience ends (`Prefer: wait`, RFC 7240).
public struct AwaitVerification: Sendable {
  private let store: any VerificationStore
  private let signals: JobSignals

  /// How often a waiting caller looks by itself, for answers that another process wrote.
  static let lookEvery: Duration = .milliseconds(500)

  /// A workflow over a store.
  public init(store: any VerificationStore, signals: JobSignals) {
    self.store = store
    self.signals = signals
  }

  /// The verification as it stands once settled, or when `patience` is over.
  public func view(
    _ id: VerificationID, in realm: Realm, patience: Duration
  ) async throws(StoreError) -> VerificationView {
    let clock = ContinuousClock()
    let end = clock.now + patience
    do {
      return try await signals.settled.listening(for: id) { wakeup in
        while true {
          let view = try await store.view(id, in: realm)
          let left = clock.now.duration(to: end)
          if view.status.isSettled || left <= .zero || Task.isCancelled { return view }
          await wakeup.sleep(atMost: min(left, Self.lookEvery))
        }
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unavailable
    }
  }
}
