/// Why a call brought no answer. Nothing is tried again here.
public enum EngineCallError: Error, Equatable, Sendable {
  /// The engine died while it worked on this call.
  case crashed(EngineExit)
  /// The engine overran the call's deadline and was killed.
  case deadlineExceeded
  /// Too many calls wait already, or this one waited longer than the limit.
  case busy
  /// The engine sent something that is no answer and was killed, or the request is out of bounds.
  case protocolViolation
  /// The pool is being shut down.
  case stopping
  /// The calling task was canceled.
  case canceled
  /// No engine of the role could be started.
  case cannotStart(reason: String)
}

/// How a process ended.
public enum EngineExit: Equatable, Sendable, CustomStringConvertible {
  /// It left by itself.
  case status(Int32)
  /// A signal ended it.
  case signal(Int32)

  /// In words, such as `signal 11`.
  public var description: String {
    switch self {
    case .status(let status): "status \(status)"
    case .signal(let signal): "signal \(signal)"
    }
  }

  /// From what waitpid(2) reports.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .status((waitStatus >> 8) & 0xFF) : .signal(signal)
  }
}
