import ArgumentParser
import Delivery
import Domain

/// Where outside providers may be.
struct ProviderOptions: ParsableArguments {
  @Option(
    help: "Networks beside the public internet where providers may be, as 10.1.0.0/16,…; http is allowed there alone.")
  var providerNetworks = ""

  /// Credit bureaus, wherever tenants' files say that they are.
  func creditBureau() throws -> any CreditBureau {
    let addresses = try AddressRules(networks: providerNetworks, option: "--provider-networks")
    return HTTPCreditBureau(addresses: addresses, secrets: DeclaredSecrets.secret)
  }
}
