import Glibc

/// Runs one program to its end, as the server's user, and keeps what it said. Blocks.
struct Program {
  private static let outputBytesMax = 4_096

  let directory: String
  let account: Account?
  /// Stands for the home of whoever starts it, which the server's user need not be able to enter; keeps the output.
  let home: String

  /// - Throws: ``ClusterError/programFailed(name:status:output:)`` for a status other than 0.
  func run(_ name: String, _ arguments: [String]) throws(ClusterError) {
    let (status, output) = try launch(command(name, arguments))
    guard status == 0 else { throw .programFailed(name: name, status: status, output: output) }
  }

  private func command(_ name: String, _ arguments: [String]) -> [String] {
    // The present directory may be one that the server's user cannot enter.
    var command = ["/usr/bin/env", "--chdir=/"]
    if let account {
      command += ["setpriv", "--reuid=\(account.name)", "--regid=\(account.group)", "--init-groups", "--"]
    }
    return command + ["\(directory)/\(name)"] + arguments
  }

  private func launch(_ command: [String]) throws(ClusterError) -> (status: Int32, output: String) {
    // A file and not a pipe: a server that a program leaves running would keep a pipe open.
    let log = "\(home)/program.log"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    // No PG* variable of the caller may lead the programs elsewhere, and messages are in English.
    let environment = ["PATH=/usr/bin:/bin", "HOME=\(home)", "LC_ALL=C.UTF-8"]
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, command[0], &actions, nil, arguments, variables)
    guard failure == 0 else { throw .fileFailed(path: command[0], code: failure) }
    let status = Self.wait(for: process)
    return (status, Files.read(log, bytesMax: Self.outputBytesMax) ?? "")
  }

  /// The exit status, or 128 and the signal's number.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
