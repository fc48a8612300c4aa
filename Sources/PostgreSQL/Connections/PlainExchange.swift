internal import CLibpq

/// What libpq does outside its pipeline mode only: scripts, and COPY.
extension Connection {
  /// Runs a text of any number of statements, which takes no parameters and gives no rows.
  func script(_ sql: String, _ initial: Patience, commits: Bool) async throws(PostgreSQLError) {
    guard !sql.utf8.contains(0) else { throw .invalidParameter(index: 0) }
    var patience = initial
    try begin(patience)
    do throws(PostgreSQLError) {
      try leavePipeline()
      guard PQsendQuery(handle, sql) == 1 else { throw lost() }
      _ = try await finish(&patience)
    } catch {
      if case .connectionLost = error { throw .connectionLost(duringCommit: commits) }
      throw error
    }
  }

  /// Runs a `copy … from stdin` in its text format and returns the number of rows that it stored.
  func copyIn(
    _ statement: Statement, rows: some Sequence<[Parameter]> & Sendable, _ initial: Patience
  ) async throws(PostgreSQLError) -> Int {
    var patience = initial
    try begin(patience)
    try leavePipeline()
    guard PQsendQuery(handle, statement.description) == 1 else { throw lost() }
    guard let first = try await nextResult(&patience).map(ResultSet.init) else { throw lost() }
    guard first.status == PGRES_COPY_IN else {
      let refusal = try refusal(in: first)
      _ = try await finish(&patience)
      throw refusal ?? .misuse("the statement is not a copy from stdin")
    }
    var refusal: PostgreSQLError?
    do throws(PostgreSQLError) {
      try await put(rows, &patience)
    } catch {
      guard !isBroken else { throw error }
      refusal = error
    }
    guard PQputCopyEnd(handle, refusal == nil ? nil : "given up by the client") == 1 else { throw lost() }
    do throws(PostgreSQLError) {
      return try await finish(&patience)
    } catch {
      throw refusal ?? error
    }
  }

  /// Sends the rows in pieces, each flushed before the next is made, so that memory stays bounded.
  private func put(
    _ rows: some Sequence<[Parameter]>, _ patience: inout Patience
  ) async throws(PostgreSQLError) {
    let pieceByteCount = 65_536
    var buffer: [UInt8] = []
    buffer.reserveCapacity(pieceByteCount * 2)
    for row in rows {
      try CopyText.append(row, to: &buffer)
      if buffer.count >= pieceByteCount { try await put(&buffer, &patience) }
    }
    try await put(&buffer, &patience)
  }

  private func put(_ buffer: inout [UInt8], _ patience: inout Patience) async throws(PostgreSQLError) {
    var sent: Int32 = 0
    while sent == 0 {
      sent = buffer.withUnsafeBytes { bytes in
        PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
      }
      guard sent >= 0 else { throw lost() }
      try await flush(&patience)
      // A server that takes everything at once lets nobody wait, and the wait is where patience ends otherwise.
      if let surrender = patience.surrender { throw surrender }
      try begin(patience)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Reads every result up to the end and goes back into the pipeline; returns the last command's count of rows.
  private func finish(_ patience: inout Patience) async throws(PostgreSQLError) -> Int {
    var count = 0
    var failure: PostgreSQLError?
    while let result = try await nextResult(&patience).map(ResultSet.init) {
      guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
      // A COPY inside a script would wait for data that nobody sends.
      if let refusal = try refusal(in: result) { failure = failure ?? refusal }
      count = result.affectedCount
    }
    guard PQenterPipelineMode(handle) == 1 else { throw lost() }
    if let failure { throw patience.surrender ?? failure }
    return count
  }

  private func leavePipeline() throws(PostgreSQLError) {
    guard PQexitPipelineMode(handle) == 1 else { throw lost() }
  }
}
