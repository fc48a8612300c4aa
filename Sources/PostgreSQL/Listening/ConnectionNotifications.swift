internal import CLibpq

extension Connection {
  /// Takes what has arrived by NOTIFY. Does not wait.
  func takeNotifications() throws(PostgreSQLError) -> [Notification] {
    guard PQconsumeInput(handle) == 1 else { throw lost() }
    var notifications: [Notification] = []
    while let notify = PQnotifies(handle) {
      let (channel, payload) = (String(cString: notify.pointee.relname), String(cString: notify.pointee.extra))
      notifications.append(Notification(kind: .message, channel: channel, payload: payload))
      PQfreemem(notify)
    }
    guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
    return notifications
  }
}
