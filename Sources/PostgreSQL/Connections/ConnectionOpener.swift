internal import CLibpq

/// Opens connections on threads of their own: name resolution, TLS and password hashing all block.
struct ConnectionOpener: Sendable {
  let url: String
  let settings: DatabaseSettings

  private static let threads = HelperThreads(countMax: 8)

  /// A connection that is open, idle and in pipeline mode.
  /// - Throws: ``PostgreSQLError/connectionFailed(message:)``.
  func open() async throws(PostgreSQLError) -> Connection {
    let poller = try Poller.shared()
    return try await Self.threads.run { openBlocking(poller) }.get()
  }

  private func openBlocking(_ poller: Poller) -> Result<Connection, PostgreSQLError> {
    guard !url.utf8.contains(0) else { return .failure(.connectionFailed(message: "the URL holds a NUL")) }
    guard let handle = connect() else { return .failure(.connectionFailed(message: "out of memory")) }
    // Notices quote rows, and libpq would print them.
    PQsetNoticeReceiver(handle, { _, _ in }, nil)
    guard PQstatus(handle) == CONNECTION_OK, PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
      let message = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
      PQfinish(handle)
      return .failure(.connectionFailed(message: String(message.trimmingLineEnds)))
    }
    return .success(Connection(handle, poller: poller))
  }

  /// The URL's own settings win over those before it; those behind it are not for it to change.
  private func connect() -> OpaquePointer? {
    let (whole, rest) = settings.connectTimeout.components
    let seconds = max(2, whole + (rest > 0 ? 1 : 0))
    let pairs = [
      ("connect_timeout", "\(seconds)"), ("application_name", settings.applicationName),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("options", "-c timezone=UTC"), ("dbname", url), ("client_encoding", "UTF8"),
    ]
    return CStrings.with(pairs.map(\.0)) { keywords in
      CStrings.with(pairs.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
  }
}

/// Arrays of C strings that end with a null pointer.
private enum CStrings {
  static func with<R>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
    var bytes: [CChar] = []
    let offsets = strings.map { string in
      defer { bytes.append(contentsOf: string.utf8CString) }
      return bytes.count
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var pointers = offsets.map { offset in buffer.baseAddress.map { $0 + offset } }
      pointers.append(nil)
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}

extension String {
  fileprivate var trimmingLineEnds: Substring {
    var rest = self[...]
    while rest.last?.isNewline == true { rest.removeLast() }
    return rest
  }
}
