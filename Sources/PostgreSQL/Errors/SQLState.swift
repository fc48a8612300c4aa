/// The five-character code of a server error (PostgreSQL, appendix A; SQL:2016 part 2, section 24).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The code as the server sent it, such as `23505`.
  public let rawValue: String

  /// Wraps a code; any text is taken as it stands.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The code itself.
  public var description: String { rawValue }

  /// The first two characters, which name the class of the error.
  public var category: String { String(rawValue.prefix(2)) }

  /// 23505: a unique constraint or index refused the row.
  public static let uniqueViolation = SQLState(rawValue: "23505")
  /// 23503: the referenced row is missing, or is still referenced.
  public static let foreignKeyViolation = SQLState(rawValue: "23503")
  /// 23514: a check constraint refused the row.
  public static let checkViolation = SQLState(rawValue: "23514")
  /// 23502: a column that must have a value got NULL.
  public static let notNullViolation = SQLState(rawValue: "23502")
  /// 23P01: an exclusion constraint refused the row.
  public static let exclusionViolation = SQLState(rawValue: "23P01")
  /// 40001: a serializable or repeatable-read transaction lost a race; run it again.
  public static let serializationFailure = SQLState(rawValue: "40001")
  /// 40P01: the transaction was chosen to end a deadlock; run it again.
  public static let deadlockDetected = SQLState(rawValue: "40P01")
  /// 42501: the role lacks a right, or a row-level security policy refused the row.
  public static let insufficientPrivilege = SQLState(rawValue: "42501")
  /// 42P01: no such table.
  public static let undefinedTable = SQLState(rawValue: "42P01")
  /// 42P04: that database exists already.
  public static let duplicateDatabase = SQLState(rawValue: "42P04")
  /// 42710: that role or other object exists already.
  public static let duplicateObject = SQLState(rawValue: "42710")
  /// 22P02: a text could not be read as the type that the statement needs.
  public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
  /// 55P03: `NOWAIT` or `lock_timeout` met a held lock.
  public static let lockNotAvailable = SQLState(rawValue: "55P03")
  /// 57014: the statement was canceled, by request or by `statement_timeout`.
  public static let queryCanceled = SQLState(rawValue: "57014")
  /// 25006: a write reached a read-only server, as after a failover.
  public static let readOnlyTransaction = SQLState(rawValue: "25006")
  /// 25P02: an earlier statement failed and the transaction can only end.
  public static let inFailedTransaction = SQLState(rawValue: "25P02")
  /// 0A000: not supported; also what a prepared statement answers when its result changed shape.
  public static let featureNotSupported = SQLState(rawValue: "0A000")
  /// 26000: the prepared statement is not known to the server.
  public static let invalidStatementName = SQLState(rawValue: "26000")

  /// Whether the same work may succeed when it is run again: lost races, lack of resources, a server that is starting
  /// or ending, a statement whose plan went stale.
  var isRetryable: Bool {
    switch self {
    case .serializationFailure, .deadlockDetected, .lockNotAvailable, .readOnlyTransaction, .invalidStatementName:
      true
    default:
      category == "08" || category == "53" || rawValue.hasPrefix("57P")
    }
  }
}
