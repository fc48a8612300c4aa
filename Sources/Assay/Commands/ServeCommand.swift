import ArgumentParser
import Domain
import Foundation
import HTTPAPI
import Hummingbird
import Logging
import NIOCore
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
    // Large blocks go back to the system when freed, so that memory falls again after a burst of uploads.
    Sandbox.returnLargeBlocks()
    let installation = try await Installation.open(options, logger: logger)
    let wiring = try Wiring(installation, evidence: evidence, engines: engines, webhooks: webhooks, logger: logger)
    var services: [any Service] = []
    if wanted.contains("worker") {
      try await wiring.pool.start()
      services += wiring.workers()
    }
    if let cluster = installation.cluster {
      services.append(BackgroundService(name: "cluster") { await cluster.supervise() })
    }
    if wanted.contains("api") { services.append(application(wiring, settings)) } else { print("ready") }
    var configuration = ServiceGroupConfiguration(
      services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: Log.quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    try await ServiceGroup(configuration: configuration).run()
    await wiring.pool.shutdown()
    try await installation.close()
  }

  private func application(_ wiring: Wiring, _ settings: APISettings) -> some Service {
    let host = host
    return Application(
      responder: wiring.responder(settings), server: .http1(configuration: .init(idleTimeout: .seconds(75))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "assay"),
      onServerRunning: { channel in
        print("ready http://\(host):\(channel.localAddress?.port ?? 0)")
        fflush(nil)
      }, logger: Log.quiet)
  }
}
