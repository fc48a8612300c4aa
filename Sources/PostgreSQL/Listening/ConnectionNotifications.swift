internal import CLibpq

extension Connection {
  /// Takes what has arrived by NOTIFY. Does not wait.
  func takeNotifications() throws(PostgreSQLError) -> [Notification] {
    guard PQconsumeInput(handle) == 1 else { throw lost() }
    var notifications: [Notification] = []
    while let notify = PQnotifies(handle) {
      notifications.append(
        Notification(
          kind: .message, channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra)))
      PQfreemem(notify)
    }
    guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
    return notifications
  }
}
