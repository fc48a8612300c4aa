import EngineProtocol
import Glibc
import Sandbox

/// The engine process: loads its role's models, raises its walls, then answers on descriptor 3 until that closes.
@main
enum MainCommand {
  /// The socket that the server leaves for its child.
  static let channelDescriptor: Int32 = 3
  /// What one process may use before the server replaces it; a backstop behind the server's deadlines.
  static let processorSecondsMax: UInt64 = 7_200
  /// Room for the largest picture that is decoded and for the networks' working memory on it.
  static let memoryHeadroomBytes: UInt64 = 1 << 30

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.contains("--accuracy") { exit(AccuracyCommand.run(arguments)) }
    if arguments.contains("--screening-speed") { measureScreening(arguments) }
    guard let options = MainOptions(arguments), fcntl(channelDescriptor, F_GETFD) >= 0 else {
      MainExit.leave(MainOptions.usage)
      exit(MainExit.usage.rawValue)
    }
    exit(serve(options).rawValue)
  }

  /// Measures how fast names are screened; leaves with the measurement's status.
  private static func measureScreening(_ arguments: [String]) -> Never {
    Task { exit(await ScreeningSpeed.run(arguments)) }
    while true { sleep(60) }
  }

  private static func serve(_ options: MainOptions) -> MainExit {
    clearenv()
    Sandbox.returnLargeBlocks()
    var sandbox = Sandbox()
    let readable = [
      "/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev", options.modelsDirectory, options.librariesDirectory,
    ]
    do {
      try sandbox.confine(readingBeneath: readable, lastDescriptor: UInt32(channelDescriptor))
      try Sandbox.exitProcess(withPeerOf: channelDescriptor)
    } catch {
      return MainExit.sandbox.reported(role: options.role, reason: "\(error)")
    }
    let role: any EngineRole
    do {
      role = try EngineRoleCatalog.load(options)
    } catch {
      return MainExit.loading.reported(role: options.role, reason: "\(error)")
    }
    let features = EngineProcessor.features()
    do {
      try sandbox.seal(memoryHeadroomBytes: memoryHeadroomBytes, processorSeconds: processorSecondsMax)
    } catch {
      return MainExit.sandbox.reported(role: options.role, reason: "\(error)")
    }
    let description = EngineDescription(
      role: options.role.rawValue, version: EngineProcessor.version, models: role.models, processorFeatures: features,
      threads: 1, sandbox: sandbox.walls.map(\.rawValue))
    var loop = EngineLoop(
      channel: FrameChannel(descriptor: channelDescriptor), role: role, description: description,
      allowsFaults: options.allowsFaults)
    return loop.run()
  }
}
