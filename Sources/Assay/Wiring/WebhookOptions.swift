import ArgumentParser
import Delivery
import Domain

/// Where webhooks may go.
struct WebhookOptions: ParsableArguments {
  @Option(
    help: "Networks beside the public internet that webhooks may reach, as 10.1.0.0/16,…; http is allowed there alone.")
  var webhookNetworks = ""

  /// What webhooks may connect to.
  func addresses() throws -> AddressRules { try AddressRules(networks: webhookNetworks, option: "--webhook-networks") }
}

extension AddressRules {
  /// The public internet, and the networks that an option names, commas between them.
  /// - Throws: `ValidationError` for what is no network.
  init(networks: String, option: String) throws {
    let allowed = try networks.split(separator: ",").map { text in
      guard let network = IPNetwork(text) else {
        throw ValidationError("\(option): \(text) is no network as 10.1.0.0/16.")
      }
      return network
    }
    self.init(allowedNetworks: allowed)
  }
}
