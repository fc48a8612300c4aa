import Domain
import PostgreSQL
import Sealing
import TransparencyLog

/// Runs storage code and turns what it throws into the one error that callers switch on.
///
/// A lost connection, a full pool and a deadline are all "try again": nothing was acknowledged.
func storing<Value>(_ body: () async throws -> Value) async throws(StoreError) -> Value {
  do {
    return try await body()
  } catch let error as StoreError {
    throw error
  } catch let error as PostgreSQLError {
    throw StoreError(error)
  } catch let error as BlobStoreError {
    switch error {
    case .missing: throw .damaged
    case .unavailable, .refused: throw .unavailable
    }
  } catch  where error is SealingError || error is TileError || error is NoteError || error is CheckpointError {
    throw .damaged
  } catch {
    throw .unavailable
  }
}

extension StoreError {
  init(_ error: PostgreSQLError) {
    switch error {
    case .decoding, .misuse, .invalidParameter: self = .damaged
    case .server(let server) where !Self.passing.contains(server.state):
      self = error.isRetryable ? .unavailable : .damaged
    default: self = .unavailable
    }
  }

  private static let passing: Set<SQLState> = [.serializationFailure, .deadlockDetected, .lockNotAvailable]
}
