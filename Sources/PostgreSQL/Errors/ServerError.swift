/// What the server said about a statement that it refused. DETAIL, HINT and CONTEXT are left out on purpose: they
/// repeat the row's values.
public struct ServerError: Error, Hashable, Sendable {
  /// The code to switch on.
  public let state: SQLState
  /// The primary message, in the server's language. It can quote a malformed value: log `state`, not this.
  public let message: String
  /// The schema of `table`, where the server names one.
  public let schema: String?
  /// The table that refused, where the server names one.
  public let table: String?
  /// The column that refused, where the server names one.
  public let column: String?
  /// The constraint that refused, where the server names one.
  public let constraint: String?

  /// An error with these facts.
  public init(
    state: SQLState, message: String, schema: String? = nil, table: String? = nil, column: String? = nil,
    constraint: String? = nil
  ) {
    self.state = state
    self.message = message
    self.schema = schema
    self.table = table
    self.column = column
    self.constraint = constraint
  }
}
