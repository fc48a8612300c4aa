internal import CSandbox

/// The walls around this process. Raised in two stages: ``confine(readingBeneath:)`` before anything is loaded, then
/// ``seal(memoryHeadroomBytes:processorSeconds:)`` once everything is. There is no way back.
public struct Sandbox: ~Copyable {
  private var raised: UInt32 = 0

  /// A process without walls.
  public init() {}

  /// The walls that stand, sorted by name.
  public var walls: [Wall] {
    Wall.allCases.filter { raised & $0.bit != 0 }.sorted { $0.rawValue < $1.rawValue }
  }

  /// First stage, while the process has one thread: no new privileges ever, files are read beneath `paths` only and
  /// written nowhere, every descriptor above `lastDescriptor` is closed.
  /// - Throws: ``SandboxError`` where a wall that this kernel has could not be raised.
  public mutating func confine(readingBeneath paths: [String], lastDescriptor: UInt32) throws(SandboxError) {
    try SandboxError.check(.descriptors, sandbox_close_descriptors(lastDescriptor, &raised))
    let reason = withCStrings(paths) { sandbox_confine($0.baseAddress, $0.count, &raised) }
    try SandboxError.check(.landlock, reason)
  }

  /// Last stage, for all threads: bounds memory and processor time, drops root, and from here on denies opening,
  /// connecting, executing, forking, tracing and signalling; denied calls fail with `EPERM`.
  /// - Parameter memoryHeadroomBytes: private memory on top of what the process holds now.
  /// - Throws: ``SandboxError`` where a wall that this kernel has could not be raised.
  public mutating func seal(memoryHeadroomBytes: UInt64, processorSeconds: UInt64) throws(SandboxError) {
    try SandboxError.check(.rlimit, sandbox_limit(memoryHeadroomBytes, processorSeconds, &raised))
    try SandboxError.check(.unprivileged, sandbox_drop_privileges(&raised))
    try SandboxError.check(.seccomp, sandbox_seal(&raised))
  }

  /// Ends the process, by a thread that sleeps until then, as soon as the other side of a socket is gone.
  /// - Throws: ``SandboxError`` where the thread could not be started.
  public static func exitProcess(withPeerOf descriptor: Int32) throws(SandboxError) {
    try SandboxError.check(.descriptors, sandbox_exit_with(descriptor))
  }

  /// From now on blocks of 1 MiB and more go back to the kernel as soon as they are freed.
  public static func returnLargeBlocks() {
    sandbox_return_large_blocks()
  }

  /// Gives free memory back to the kernel, which clears it.
  public static func returnFreeMemory() {
    sandbox_return_free_memory()
  }

  /// Tries everything that the walls should deny.
  /// - Returns: what was tried, and the errno of its refusal; 0 is a hole.
  public static func attemptEverything() -> [String: Int32] {
    var results: [String: Int32] = [:]
    var name: UnsafePointer<CChar>?
    var number: UInt32 = 0
    while true {
      let result = sandbox_attempt(number, &name)
      guard result >= 0, let name else { return results }
      results[String(cString: name)] = result
      number += 1
    }
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let joined = strings.map { Array($0.utf8CString) }
  let flat = Array(joined.joined())
  return flat.withUnsafeBufferPointer { buffer in
    var offset = 0
    var pointers: [UnsafePointer<CChar>?] = []
    for string in joined {
      pointers.append(buffer.baseAddress?.advanced(by: offset))
      offset += string.count
    }
    return pointers.withUnsafeBufferPointer(body)
  }
}
