import ArgumentParser
import Delivery
import Domain
import Foundation
import Logging
import Storage
import TenantFiles
import TransparencyLog
import Workflows

/// Who watches the operator's log from outside.
struct LogWatchOptions: ParsableArguments {
  @Option(
    help: "The operator's file of witnesses and anchors of the log, such as Tenants/log/demo.yaml; read at start.")
  var logWatch: String?

  @Option(
    help: "Networks beside the public internet where they may be, as 10.1.0.0/16,…; http is allowed there alone.")
  var logWatchNetworks = ""

  /// Who watches; nobody where no file is named.
  /// - Throws: ``Refusal`` where the file is wrong, `ValidationError` for what is no network.
  func outsiders() throws -> LogOutsiders {
    LogOutsiders(
      watch: try logWatch.map(Self.read) ?? LogWatch(),
      addresses: try AddressRules(networks: logWatchNetworks, option: "--log-watch-networks"))
  }

  private static func read(_ path: String) throws -> LogWatch {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Refusal("\(path) cannot be read.") }
    let watch: LogWatch
    do throws(TenantFileError) {
      watch = try LogWatchFile.parse(yaml: String(decoding: bytes, as: UTF8.self), fileName: path)
    } catch {
      throw Refusal("\(error)")
    }
    for witness in watch.witnesses where !isWitnessKey(witness.key) {
      throw Refusal("\(path): \(witness.key) is no public key of a witness (C2SP tlog-cosignature, Ed25519).")
    }
    return watch
  }

  private static func isWitnessKey(_ text: String) -> Bool {
    do throws(NoteError) { return try NoteVerifier(text).kind == .cosignature } catch { return false }
  }
}

/// Whoever watches the operator's log, and how they are reached.
struct LogOutsiders: Sendable {
  let watch: LogWatch
  let gate: WitnessGate
  private let addresses: AddressRules

  init(watch: LogWatch, addresses: AddressRules) {
    self.watch = watch
    self.addresses = addresses
    gate = WitnessGate(watch.witnesses.map(\.name))
  }

  /// What asks them, for as long as the server works: a service that ends would end it, so there is none without them.
  func services(_ installation: Installation, time: any TimeSource, logger: Logger) -> [BackgroundService] {
    let asking = AskWitnesses(
      watch.witnesses, asking: HTTPWitnessAsking(addresses: addresses), store: installation.witnesses,
      proofs: installation.proofs, gate: gate, time: time, logger: logger)
    let placing = PlaceAnchors(
      watch.anchors.map { ($0, anchor($0.place)) }, store: installation.anchors, time: time, logger: logger)
    return
      (watch.witnesses.isEmpty ? [] : [BackgroundService(name: "witnesses") { await asking.work() }])
      + (watch.anchors.isEmpty ? [] : [BackgroundService(name: "anchors") { await placing.work() }])
  }

  private func anchor(_ place: AnchorPlace) -> any Anchor {
    switch place {
    case .timestamps(let url): HTTPTimestampAnchor(url: url, addresses: addresses)
    case .contract(let contract): HTTPContractAnchor(contract, addresses: addresses)
    }
  }
}

extension Installation {
  /// What witnesses cosigned.
  var witnesses: PostgreSQLWitnessStore { PostgreSQLWitnessStore(database: database) }

  /// What is anchored.
  var anchors: PostgreSQLAnchorStore { PostgreSQLAnchorStore(database: database) }
}
