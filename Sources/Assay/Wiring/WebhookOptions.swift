import ArgumentParser
import Delivery

/// Where webhooks may go.
struct WebhookOptions: ParsableArguments {
  @Option(
    help: "Networks beside the public internet that webhooks may reach, as 10.1.0.0/16,…; http is allowed there alone.")
  var webhookNetworks = ""

  /// What webhooks may connect to.
  func addresses() throws -> AddressRules {
    let networks = try webhookNetworks.split(separator: ",").map { text in
      guard let network = IPNetwork(text) else {
        throw ValidationError("--webhook-networks: \(text) is no network as 10.1.0.0/16.")
      }
      return network
    }
    return AddressRules(allowedNetworks: networks)
  }
}
