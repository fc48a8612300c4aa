import ArgumentParser
import Domain
import Foundation
import HTTPAPI
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Sandbox
import ServiceLifecycle

/// `assay serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the API and work off jobs until SIGTERM.")
  @OptionGroup var options: InstallationOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var engines: EngineOptions
  @OptionGroup var webhooks: WebhookOptions
  @OptionGroup var rates: RateOptions
  @OptionGroup var registers: RegisterOptions
  @OptionGroup var lists: ListNetworkOptions
  @OptionGroup var listMemory: ListMemoryOptions
  @OptionGroup var providers: ProviderOptions
  @OptionGroup var logWatch: LogWatchOptions
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "What this process does: api, worker, or both.") var roles = "api,worker"
  @Option(help: "Least level that is logged: debug, info, warning, error.") var logLevel = "info"

  func run() async throws {
    let wanted = Set(roles.split(separator: ",").map(String.init))
    guard !wanted.isEmpty, wanted.isSubset(of: ["api", "worker"]) else {
      throw ValidationError("--roles takes api, worker, or both.")
    }
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 through 65535.") }
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw ValidationError("--log-level \(logLevel) is unknown.")
    }
    let logger = Log.server(level: level)
    let settings = try rates.settings()
    let register = try registers.register()
    let listAddresses = try lists.addresses()
    let bureau = try providers.creditBureau()
    let outsiders = try logWatch.outsiders()
    // Whoever reads the log, or a client, may go: writing to them then fails, and ends nothing else.
    signal(SIGPIPE, SIG_IGN)
    // Large blocks go back to the system when freed, so that memory falls again after a burst of uploads.
    Sandbox.returnLargeBlocks()
    let installation = try await Installation.open(options, logger: logger)
    let wiring = try Wiring(
      installation, evidence: evidence, engines: engines, webhooks: webhooks, outsiders: outsiders,
      listMemory: listMemory.bound, logger: logger)
    var services: [any Service] = []
    if wanted.contains("worker") {
      try await wiring.pool.start()
      services += wiring.workers(asking: register, bureau)
      let fetching = installation.fetchLists(listAddresses, listMemory.bound)
      services.append(BackgroundService(name: "list-sources") { await fetching.work() })
    }
    if let cluster = installation.cluster {
      services.append(BackgroundService(name: "cluster") { await cluster.supervise() })
    }
    // Half the cores: a loop that reads and writes keeps up with two that work, and one that has little to do costs a
    // change of threads each time. Measured on two cores, with one loop and with two: 8,460 and 7,690 reads a second.
    let loops = MultiThreadedEventLoopGroup(numberOfThreads: max(1, System.coreCount / 2))
    if wanted.contains("api") { services.append(application(wiring, settings, on: loops)) } else { print("ready") }
    var configuration = ServiceGroupConfiguration(
      services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: Log.quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    try await ServiceGroup(configuration: configuration).run()
    try await loops.shutdownGracefully()
    await wiring.pool.shutdown()
    await wiring.press.shutdown()
    try await installation.close()
  }

  private func application(
    _ wiring: Wiring, _ settings: APISettings, on loops: MultiThreadedEventLoopGroup
  ) -> some Service {
    let host = host
    return Application(
      responder: wiring.responder(settings), server: .http1(configuration: .init(idleTimeout: .seconds(75))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "assay"),
      onServerRunning: { channel in
        print("ready http://\(host):\(channel.localAddress?.port ?? 0)")
        fflush(nil)
      }, eventLoopGroupProvider: .shared(loops), logger: Log.quiet)
  }
}
