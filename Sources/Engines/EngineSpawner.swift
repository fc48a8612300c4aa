import Glibc

/// Starts a child that inherits one socket as descriptor 3, our standard error, no environment but the locale, no
/// signal mask and no terminal's process group. What else of ours lacks close-on-exec, the child closes first of all.
enum EngineSpawner {
  static let channelDescriptor: Int32 = 3

  /// A started child and our end of its socket, which is non-blocking and closes on exec.
  struct Child {
    let processID: pid_t
    let descriptor: Int32
  }

  /// Starts `executable`.
  /// - Throws: the errno of what could not be done.
  static func spawn(executable: String, arguments: [String]) throws(SpawnError) -> Child {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw SpawnError(errno: errno) }
    defer { close(ends[1]) }
    guard fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 else {
      let reason = errno
      close(ends[0])
      throw SpawnError(errno: reason)
    }
    var processID: pid_t = 0
    let reason = start(&processID, executable: executable, arguments: arguments, socket: ends[1])
    guard reason == 0 else {
      close(ends[0])
      throw SpawnError(errno: reason)
    }
    return Child(processID: processID, descriptor: ends[0])
  }

  private static func start(
    _ processID: inout pid_t, executable: String, arguments: [String], socket: Int32
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, channelDescriptor)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    // Two arenas are enough for one busy thread, and keep freed memory in few places. A crash is told by the exit
    // status; the runtime would start a tracer that the walls forbid.
    let environment = ["LANG=C.UTF-8", "MALLOC_ARENA_MAX=2", "SWIFT_BACKTRACE=enable=no"]
    return withArguments([executable] + arguments) { argv in
      withArguments(environment) { envp in
        posix_spawn(&processID, executable, &actions, &attributes, argv, envp)
      }
    }
  }

  private static func withArguments(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    guard !pointers.contains(nil) else { return ENOMEM }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return ENOMEM }
      return body(base)
    }
  }
}

/// A child could not be started.
struct SpawnError: Error, Equatable {
  let errno: Int32
}
