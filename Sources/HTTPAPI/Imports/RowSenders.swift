import Domain
import Synchronization

/// Lets few send rows at once: each holds rows in memory for as long as its connection lives, and each block of them a
/// connection to the database.
final class RowSenders: Sendable {
  /// Why a sender is not let in.
  enum Refusal: Error {
    /// Somebody sends rows of the same import.
    case sameImport
    /// So many of the tenant, or of all, send already.
    case crowded
  }

  /// Senders of one tenant at once; more would only wait for one another where the tenant has a spend cap.
  static let ofTenantMax = 2
  /// Senders at once, whoever they are: half of the connections of a server's pool.
  static let allMax = 8

  private let senders = Mutex<[ImportID: TenantID]>([:])

  /// Runs the sending of an import's rows, unless there is no place for it.
  func sending<Result: Sendable>(
    _ id: ImportID, of tenant: TenantID, _ send: () async throws -> Result
  ) async throws -> Result {
    let refusal: Refusal? = senders.withLock { senders in
      if senders[id] != nil { return .sameImport }
      let ofTenant = senders.values.count { $0 == tenant }
      if ofTenant >= Self.ofTenantMax || senders.count >= Self.allMax { return .crowded }
      senders[id] = tenant
      return nil
    }
    if let refusal { throw refusal }
    defer { senders.withLock { $0[id] = nil } }
    return try await send()
  }
}
