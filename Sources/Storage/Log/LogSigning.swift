import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// A log's signing keys: fresh Ed25519 seeds, sealed under the log's key. Each signs trees from a size on, up to where
/// the next one begins, so that what a former key signed stays verifiable.
struct LogSigning {
  let log: TenantID
  let origin: KeyName
  let key: DataKey

  /// The key that signs a tree of this size; the log's first one is made when it is needed.
  func signer(for size: Int64, in transaction: Transaction, at now: Date) async throws -> NoteSigner {
    let rows = try await transaction.query(LogStatements.signingKey, [log.parameter, .int(size)])
    guard let row = rows.first else { return try await makeKey(number: 1, since: 0, in: transaction, at: now) }
    let seed = try key.open(try row.decode("sealed_seed"), context: context)
    let signer = try NoteSigner(name: origin, kind: .note, seed: seed)
    // The seed of another row would sign, and nobody could verify it.
    guard signer.verifier.text == (try row.decode("verifier", as: String.self)) else { throw StoreError.damaged }
    return signer
  }

  /// Makes a key that signs trees from a size on.
  @discardableResult
  func makeKey(number: Int64, since size: Int64, in transaction: Transaction, at now: Date) async throws -> NoteSigner {
    let seed = DataKey.random().bytes
    let signer = try NoteSigner(name: origin, kind: .note, seed: seed)
    _ = try await transaction.execute(
      LogStatements.insertKey,
      [
        log.parameter, .int(number), .int(size), .text(signer.verifier.text),
        .bytes(try key.seal(seed, context: context)), .timestamp(now),
      ])
    return signer
  }

  private var context: SealingContext { SealingContext(tenant: log, object: log.uuid, label: "log-signing-key") }
}

extension KeyName {
  /// What a log is called, the first line of its checkpoints: a tenant's by the tenant's identifier, the operator's by
  /// a number drawn once. Kept with the log's row.
  static func fresh(of log: TenantID) throws -> KeyName {
    guard log == .installation else { return try KeyName(logOf: log) }
    return try KeyName("assay/" + DataKey.random().bytes.prefix(8).hexadecimal)
  }
}
