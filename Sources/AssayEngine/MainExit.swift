import EngineProtocol
import Glibc

/// How the process ends; the values follow sysexits(3).
enum MainExit: Int32 {
  /// The server closed the socket.
  case done = 0
  /// The command line was not understood.
  case usage = 64
  /// Models or libraries could not be loaded.
  case loading = 69
  /// A request failed for a reason that is ours.
  case failed = 70
  /// A wall could not be raised.
  case sandbox = 71
  /// The server did not keep to the protocol.
  case violation = 76

  /// Leaves one line of JSON on standard error. The reason must hold nothing that came with a request.
  func reported(role: EngineRoleName, reason: String) -> MainExit {
    let safe = reason.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar == "\"" || scalar == "\\" ? " " : String(scalar)
    }
    Self.leave(#"{"event":"engine.\#(self)","role":"\#(role.rawValue)","reason":"\#(safe.joined())"}"#)
    return self
  }

  /// Writes one line to standard error, in one piece.
  static func leave(_ line: String) {
    let bytes = Array(line.utf8) + [0x0A]
    // Where standard error is closed, nobody is there to be told.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
