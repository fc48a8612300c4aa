/// Why a piece of database work could not be done.
public enum PostgreSQLError: Error, Equatable, Sendable {
  /// No connection could be opened; the client library's words, which name hosts and roles but no secret.
  case connectionFailed(message: String)
  /// The connection ended under the work. Where `duringCommit` is true, whether the work was committed is unknown.
  case connectionLost(duringCommit: Bool)
  /// Every connection stayed leased for the whole lease timeout.
  case poolTimeout
  /// The work did not end by its deadline; it was canceled on the server and rolled back.
  case deadlineExceeded
  /// The calling task was canceled; the work was canceled on the server and rolled back.
  case canceled
  /// The database was closed.
  case closed
  /// The server refused a statement.
  case server(ServerError)
  /// A column could not be read as the asked type.
  case decoding(DecodingFailure)
  /// A parameter cannot be sent: text that holds a NUL. `index` counts from 0.
  case invalidParameter(index: Int)
  /// COMMIT was answered with ROLLBACK: a statement had failed and the body went on as if it had not.
  case transactionAborted
  /// The room was used against its contract, as with a transaction after its body ended; the text says how.
  case misuse(String)

  /// Whether the same work may succeed when it is run again from its start, after a moment. Work that was lost during
  /// its commit is retryable only where it is idempotent.
  public var isRetryable: Bool {
    switch self {
    case .connectionFailed, .connectionLost, .poolTimeout: true
    case .server(let error): error.state.isRetryable
    case .deadlineExceeded, .canceled, .closed, .decoding, .invalidParameter, .transactionAborted, .misuse: false
    }
  }

  /// The server's code, where the server refused.
  public var sqlState: SQLState? {
    guard case .server(let error) = self else { return nil }
    return error.state
  }
}
