internal import CEventPoll
internal import CLibpq

// Safe: the pool leases it to one task at a time, and libpq is called by that task alone; only PQcancel, which libpq
// allows beside it, runs elsewhere, on its own copy of the address.

/// One connection to a server, in pipeline mode between its exchanges.
final class Connection: @unchecked Sendable {
  let handle: OpaquePointer
  let poller: Poller
  let openedAt = ContinuousClock.now
  var statements = PreparedStatements()
  var encoder = ParameterEncoder()
  /// Set when the protocol's state is unknown; such a connection is closed instead of being used again.
  private(set) var isBroken = false
  private let waiter = Waiter()
  private let token: Poller.Token

  private static let cancelers = HelperThreads(countMax: 4)

  /// Takes over an open connection, which must be non-blocking.
  init(_ handle: OpaquePointer, poller: Poller) {
    self.handle = handle
    self.poller = poller
    self.token = poller.add(waiter)
  }

  deinit {
    poller.remove(token)
    PQfinish(handle)
  }

  /// Whether no transaction is open and the protocol is in order.
  var isIdle: Bool { !isBroken && PQtransactionStatus(handle) == PQTRANS_IDLE }

  /// Whether the server is still there, as far as the socket knows. Only for an idle connection; it does not wait.
  ///
  /// A server sends nothing unasked but its farewell and changed parameters, so a connection with input is not trusted.
  func isAlive() -> Bool { !isBroken && assay_poll_peek(PQsocket(handle)) == 0 }

  /// Gives the connection up: its server ends the transaction when the socket closes.
  func markBroken() { isBroken = true }

  /// The next result, nil at the end of a command. Sends what is still to be sent meanwhile, since a server that cannot
  /// send stops reading.
  func nextResult(_ patience: inout Patience) async throws(PostgreSQLError) -> OpaquePointer? {
    while true {
      let unsent = PQflush(handle)
      guard unsent >= 0 else { throw lost() }
      if PQisBusy(handle) == 0 { return PQgetResult(handle) }
      try await waitUntilReady(writable: unsent == 1, &patience)
      guard PQconsumeInput(handle) == 1 else { throw lost() }
    }
  }

  /// Sends everything that libpq has buffered.
  func flush(_ patience: inout Patience) async throws(PostgreSQLError) {
    while true {
      let unsent = PQflush(handle)
      guard unsent >= 0 else { throw lost() }
      if unsent == 0 { return }
      try await waitUntilReady(writable: true, &patience)
      guard PQconsumeInput(handle) == 1 else { throw lost() }
    }
  }

  /// Waits for input without a deadline, or until `wake`. Returns false when the task is canceled.
  func waitForInput() async -> Bool {
    let outcome = await waiter.wait(until: nil) { [self] in
      poller.arm(PQsocket(handle), for: token, writable: false)
    }
    return outcome != .canceled
  }

  /// Ends `waitForInput` from any thread.
  func wake() { waiter.signal(.ready) }

  /// Refuses work that is hopeless from the start, before anything of it is sent.
  func begin(_ patience: Patience) throws(PostgreSQLError) {
    guard !isBroken else { throw .connectionLost(duringCommit: false) }
    guard !(patience.isCancelable && Task.isCancelled) else { throw .canceled }
    guard patience.deadline > .now else { throw .deadlineExceeded }
  }

  func lost() -> PostgreSQLError {
    isBroken = true
    return .connectionLost(duringCommit: false)
  }

  private func waitUntilReady(writable: Bool, _ patience: inout Patience) async throws(PostgreSQLError) {
    let deadline = patience.deadline
    let arm: @Sendable () -> Void = { [self] in
      poller.arm(PQsocket(handle), for: token, writable: writable)
      poller.noteDeadline()
    }
    // Where the server is always ready, no wait lasts long enough to meet its deadline.
    guard deadline > .now else { return try await surrender(.deadlineExceeded, &patience) }
    let outcome =
      patience.isCancelable
      ? await waiter.wait(until: deadline, begin: arm)
      : await waiter.waitUncanceled(until: deadline, begin: arm)
    switch outcome {
    case .ready: return
    case .canceled:
      // What an earlier task left behind when it was canceled at its end is not for this one.
      guard patience.isCancelable, Task.isCancelled else { return }
      try await surrender(.canceled, &patience)
    case .deadline: try await surrender(.deadlineExceeded, &patience)
    }
  }

  /// Cancels what runs on the server. After this the results are still to be read, up to the end of the pipeline.
  private func surrender(_ reason: PostgreSQLError, _ patience: inout Patience) async throws(PostgreSQLError) {
    if let earlier = patience.surrender {
      isBroken = true
      throw earlier
    }
    patience.giveUp(reason)
    guard await cancelOnServer(until: patience.deadline) else {
      isBroken = true
      throw reason
    }
  }

  /// Asks the server to cancel and waits until it has taken the request, so that it cannot hit a later statement.
  private func cancelOnServer(until deadline: ContinuousClock.Instant) async -> Bool {
    guard let request = PQgetCancel(handle).map(CancelRequest.init) else { return false }
    let done = Waiter()
    let token = poller.add(done)
    defer { poller.remove(token) }
    let poller = poller
    let outcome = await done.waitUncanceled(until: deadline) {
      poller.noteDeadline()
      Self.cancelers.submit {
        request.send()
        done.signal(.ready)
      }
    }
    return outcome == .ready
  }
}

/// A copy of what PQcancel needs, free of the connection.
// Safe: written once at its creation, and libpq documents PQcancel as safe on any thread.
private final class CancelRequest: @unchecked Sendable {
  private let request: OpaquePointer

  init(_ request: OpaquePointer) { self.request = request }

  deinit { PQfreeCancel(request) }

  /// Blocks while it connects. A failure is left to the deadline of the work, which then gives the connection up.
  func send() {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
      _ = PQcancel(request, message.baseAddress, Int32(message.count))
    }
  }
}
