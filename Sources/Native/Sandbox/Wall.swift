internal import CSandbox

/// One wall.
public enum Wall: String, CaseIterable, Sendable {
  /// Inherited descriptors are closed.
  case descriptors
  /// Files are out of reach, except for reading the system's own before the seal.
  case landlock
  /// Executing gains nothing.
  case noNewPrivileges = "no_new_privileges"
  /// Memory and processor time are bounded, and no core is written.
  case rlimit
  /// System calls are filtered.
  case seccomp
  /// The process is not root.
  case unprivileged

  var bit: UInt32 {
    switch self {
    case .descriptors: SANDBOX_WALL_DESCRIPTORS.rawValue
    case .landlock: SANDBOX_WALL_LANDLOCK.rawValue
    case .noNewPrivileges: SANDBOX_WALL_NO_NEW_PRIVILEGES.rawValue
    case .rlimit: SANDBOX_WALL_RLIMIT.rawValue
    case .seccomp: SANDBOX_WALL_SECCOMP.rawValue
    case .unprivileged: SANDBOX_WALL_UNPRIVILEGED.rawValue
    }
  }
}
