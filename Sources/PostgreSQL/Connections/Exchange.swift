internal import CLibpq

/// One command of a pipeline.
enum Command: Sendable {
  /// Prepared at its first use on a connection.
  case statement(Statement, [Parameter])
  /// Parsed each time, for text that differs each time. It must hold no NUL.
  case plain(String)
}

/// Why a pipeline did not give every result.
struct ExchangeFailure: Error {
  let error: PostgreSQLError
  /// Whether a statement prepared earlier no longer fits the schema: run again, it is prepared afresh.
  var isStalePlan = false
}

extension Connection {
  /// What was put into the pipeline, in order.
  private enum Slot {
    case housekeeping
    case preparation(number: Int, key: UInt)
    case command(wasPrepared: Bool)
  }

  /// What came back.
  private struct Outcome {
    var results: [ResultSet] = []
    /// The first refusal.
    var failure: PostgreSQLError?
    var isStalePlan = false
  }

  /// Sends the commands and a sync in one go and reads every result. After a failure the server has skipped the
  /// commands behind it; the connection is in order again, though its transaction may have failed.
  func exchange(
    _ commands: [Command], _ initial: Patience, commits: Bool = false
  ) async throws(ExchangeFailure) -> [ResultSet] {
    var patience = initial
    var isStalePlan = false
    do throws(PostgreSQLError) {
      try begin(patience)
      var slots: [Slot] = []
      slots.reserveCapacity(commands.count + 2)
      let refusal = send(commands, into: &slots)
      guard PQpipelineSync(handle) == 1 else { throw lost() }
      let outcome = try await receive(slots, &patience)
      if let refusal { throw refusal }
      guard let failure = outcome.failure else { return outcome.results }
      isStalePlan = outcome.isStalePlan
      if let surrender = patience.surrender { throw surrender }
      throw failure
    } catch {
      throw ExchangeFailure(error: error.duringCommit(commits), isStalePlan: isStalePlan)
    }
  }

  /// Sends ROLLBACK where a transaction is open, even for a canceled task; where that fails, gives the connection up.
  func rollBack() async {
    guard !isBroken, !isIdle else { return }
    do {
      let patience = Patience(deadline: .now + Patience.grace, isCancelable: false)
      _ = try await exchange([.statement(.rollback, [])], patience)
    } catch {
      // The server ends the transaction when its connection closes.
      markBroken()
    }
  }

  /// Queues the commands; returns why where one could not be, with those before it queued.
  private func send(_ commands: [Command], into slots: inout [Slot]) -> PostgreSQLError? {
    // A failed transaction would refuse to drop them, and take the commands behind down with it.
    if PQtransactionStatus(handle) == PQTRANS_IDLE, statements.takeDrop() {
      guard PQsendQueryParams(handle, "deallocate all", 0, nil, nil, nil, nil, 1) == 1 else { return lost() }
      slots.append(.housekeeping)
    }
    for command in commands {
      do throws(PostgreSQLError) {
        switch command {
        case .plain(let sql):
          guard PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 1) == 1 else { throw lost() }
          slots.append(.command(wasPrepared: false))
        case .statement(let statement, let parameters):
          try send(statement, parameters, into: &slots)
        }
      } catch {
        return error
      }
    }
    return nil
  }

  private func send(
    _ statement: Statement, _ parameters: [Parameter], into slots: inout [Slot]
  ) throws(PostgreSQLError) {
    try encoder.encode(parameters)
    let choice = statements.choose(statement, types: encoder.types)
    let name = PreparedStatements.name(choice.number)
    if let types = choice.typesToPrepare {
      let declared = types.map { $0 == ParameterEncoder.anyType ? 0 : $0 }
      let sql = UnsafeRawPointer(statement.text.utf8Start).assumingMemoryBound(to: CChar.self)
      guard PQsendPrepare(handle, name, sql, Int32(declared.count), declared) == 1 else { throw lost() }
      slots.append(.preparation(number: choice.number, key: statement.key))
    }
    let count = Int32(parameters.count)
    let sent = encoder.withPointers { values in
      PQsendQueryPrepared(handle, name, count, values, encoder.lengths, encoder.formats, 1)
    }
    guard sent == 1 else { throw lost() }
    slots.append(.command(wasPrepared: choice.isFromEarlier))
  }

  /// Reads a result for each slot, then the sync.
  private func receive(
    _ slots: [Slot], _ patience: inout Patience
  ) async throws(PostgreSQLError) -> Outcome {
    var outcome = Outcome()
    outcome.results.reserveCapacity(slots.count)
    for slot in slots {
      let result = try await onlyResult(&patience)
      let refusal = try refusal(in: result)
      switch slot {
      case .preparation(let number, let key):
        if refusal == nil { statements.confirm(number, of: key) } else { statements.forget(number, of: key) }
      case .command(let wasPrepared):
        if let refusal, wasPrepared, refusal.isStalePlan { outcome.isStalePlan = true }
        outcome.results.append(result)
      case .housekeeping: break
      }
      if outcome.failure == nil { outcome.failure = refusal }
    }
    if outcome.isStalePlan { statements.dropAll() }
    guard let sync = try await nextResult(&patience) else { throw lost() }
    let status = PQresultStatus(sync)
    PQclear(sync)
    guard status == PGRES_PIPELINE_SYNC else { throw lost() }
    return outcome
  }

  /// The result of one command, with the end of that command read too.
  private func onlyResult(_ patience: inout Patience) async throws(PostgreSQLError) -> ResultSet {
    guard let first = try await nextResult(&patience) else { throw lost() }
    let result = ResultSet(first)
    guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
    // A result before the end would be a COPY or a second result, neither of which a pipeline has.
    if let second = try await nextResult(&patience) {
      PQclear(second)
      throw lost()
    }
    return result
  }

  /// Why the server refused or skipped a command, nil where it did it.
  func refusal(in result: ResultSet) throws(PostgreSQLError) -> PostgreSQLError? {
    switch result.status {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return nil
    case PGRES_PIPELINE_ABORTED: return .transactionAborted
    case PGRES_FATAL_ERROR:
      // FATAL and PANIC end the connection, and no code at all means that it had ended before.
      guard let error = result.serverError, !result.endsSession else { throw lost() }
      return .server(error)
    default: throw lost()
    }
  }
}

extension PostgreSQLError {
  fileprivate var isStalePlan: Bool {
    sqlState == .featureNotSupported || sqlState == .invalidStatementName
  }

  /// The same error, which says of a lost connection what it was lost under.
  fileprivate func duringCommit(_ commits: Bool) -> PostgreSQLError {
    if case .connectionLost = self { return .connectionLost(duringCommit: commits) }
    return self
  }
}
