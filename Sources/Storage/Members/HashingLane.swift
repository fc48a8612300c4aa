import Dispatch
import Domain
import Sealing
import Synchronization

/// Hashes passwords one after the other on a thread of its own: a hash takes a third of a second of a core on purpose,
/// and must not take it from those who serve everybody else.
final class HashingLane: Sendable {
  private let queue = DispatchQueue(label: "assay.passwords")
  private let waiting = Mutex(0)

  /// Callers in line at most; each waits for those before it, so that more would only wait in vain.
  static let waitingMax = 16

  /// Whether a password fits its hash. Without a hash the same work is done in vain, so that time does not tell whether
  /// there was one.
  /// - Throws: ``StoreError/unavailable`` where the line is full.
  func fits(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
    let isIn = waiting.withLock { count in
      guard count < Self.waitingMax else { return false }
      count += 1
      return true
    }
    guard isIn else { throw StoreError.unavailable }
    defer { waiting.withLock { $0 -= 1 } }
    return try await on { try Self.work(password, hash) }
  }

  /// The hash of a new password.
  func hash(_ password: String) async throws -> PasswordHash {
    try await on { try PasswordHash(password: password) }
  }

  private func on<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }

  private static func work(_ password: String, _ hash: PasswordHash?) throws -> Bool {
    guard let hash else {
      _ = try PasswordHash(password: password)
      return false
    }
    return hash.matches(password)
  }
}
