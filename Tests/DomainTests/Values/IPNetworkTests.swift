import Domain
import Testing

@Suite struct IPNetworkTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
    ("172.16.0.0/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"),
    ("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.6", "192.0.2.8"),
    ("fc00::/7", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fbff::", "fe00::"),
    ("2001:db8::/127", "2001:db8::", "2001:db8::1", "2001:db7:ffff::", "2001:db8::2"),
  ])
  func `a network holds its first and last address and nothing beside`(
    text: String, first: String, last: String, before: String, after: String
  ) throws {
    let network = try #require(IPNetwork(text))
    #expect([first, last].allSatisfy { IPAddress($0).map(network.contains) == true })
    #expect([before, after].allSatisfy { IPAddress($0).map(network.contains) == false })
  }

  @Test func `a network of length 0 holds its own family alone`() throws {
    let everything = try #require(IPNetwork("0.0.0.0/0"))
    #expect(everything.contains(try #require(IPAddress("255.1.2.3"))))
    #expect(!everything.contains(try #require(IPAddress("::1"))))
  }

  @Test(arguments: ["", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.1/8", "10.0.0.0/+8", "10.0.0.0/8/8", "a/8"])
  func `a broken network is refused`(text: String) {
    #expect(IPNetwork(text) == nil)
  }

  @Test(
    arguments: [
      ("192.0.2.77", 24, "192.0.2.0/24"), ("192.0.2.77", 32, "192.0.2.77/32"), ("192.0.2.77", 0, "0.0.0.0/0"),
      ("192.0.2.77", 33, nil), ("192.0.2.77", -1, nil), ("2001:db8:1:2::3", 48, "2001:db8:1:0:0:0:0:0/48"),
      ("2001:db8:1:2::3", 129, nil),
    ] as [(String, Int, String?)])
  func `an address's network keeps its first bits`(address: String, length: Int, network: String?) throws {
    let address = try #require(IPAddress(address))
    #expect(IPNetwork(of: address, length: length)?.description == network)
  }
}
