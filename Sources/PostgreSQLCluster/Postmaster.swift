import Glibc

/// The server's main process, as its pid file tells (`miscadmin.h` in PostgreSQL: LOCK_FILE_LINE_*).
struct Postmaster {
  enum Status: Equatable {
    case ready
    case starting
    case stopping
  }

  let process: pid_t
  let port: Int
  let socketDirectory: String
  let status: Status

  /// What the file says; nil when there is none, or it has not been written whole.
  init?(dataDirectory: String) {
    guard let text = Files.read(Self.path(in: dataDirectory)) else { return nil }
    self.init(pidFile: text)
  }

  init?(pidFile: String) {
    let lines = pidFile.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 8, let process = pid_t(lines[0]), process > 0, let port = Int(lines[3]) else { return nil }
    self.process = process
    self.port = port
    socketDirectory = String(lines[4])
    switch lines[7].prefix(while: { $0 != " " }) {
    case "ready", "standby": status = .ready
    case "stopping": status = .stopping
    default: status = .starting
    }
  }

  static func path(in dataDirectory: String) -> String {
    "\(dataDirectory)/postmaster.pid"
  }

  /// True while the process lives and is the server of this data: after a reboot the number may be anyone's.
  func isRunning(in dataDirectory: String) -> Bool {
    Self.isServer(process, of: dataDirectory)
  }

  /// True when any process of this data's server lives. Those that outlive a killed main process end by themselves.
  static func hasProcesses(in dataDirectory: String) -> Bool {
    Files.names(in: "/proc").compactMap(pid_t.init).contains { isServer($0, of: dataDirectory) }
  }

  /// A server's processes have its data as their present directory.
  private static func isServer(_ process: pid_t, of dataDirectory: String) -> Bool {
    guard Files.target(ofLink: "/proc/\(process)/cwd") == dataDirectory else { return false }
    let name = Files.read("/proc/\(process)/comm") ?? ""
    return name.hasPrefix("postgres") || name.hasPrefix("postmaster")
  }
}
