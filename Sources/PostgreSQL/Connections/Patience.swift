/// How long an exchange may still take, and why it was given up where it was.
struct Patience {
  /// How long a canceled statement has to end before its connection is given up too.
  static let grace: Duration = .seconds(2)

  /// When to stop waiting.
  var deadline: ContinuousClock.Instant
  /// False for work that has to end in order, such as ROLLBACK, although its task was canceled.
  var isCancelable = true
  /// Set once the statement was canceled on the server.
  private(set) var surrender: PostgreSQLError?

  /// From here on the answer to the cancel request is awaited, for the grace period.
  mutating func giveUp(_ reason: PostgreSQLError) {
    surrender = reason
    isCancelable = false
    deadline = .now + Self.grace
  }
}
