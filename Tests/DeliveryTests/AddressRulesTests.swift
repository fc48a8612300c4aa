import Delivery
import Domain
import Testing

@Suite struct AddressRulesTests {
  /// A range that must be refused, and its public neighbours where it has any.
  struct Range: Sendable, CustomTestStringConvertible {
    let first: String
    let last: String
    let before: String?
    let after: String?
    var testDescription: String { "\(first) – \(last)" }
  }

  static let refused: [Range] = [
    Range(first: "0.0.0.0", last: "0.255.255.255", before: nil, after: "1.0.0.0"),
    Range(first: "10.0.0.0", last: "10.255.255.255", before: "9.255.255.255", after: "11.0.0.0"),
    Range(first: "100.64.0.0", last: "100.127.255.255", before: "100.63.255.255", after: "100.128.0.0"),
    Range(first: "127.0.0.0", last: "127.255.255.255", before: "126.255.255.255", after: "128.0.0.0"),
    Range(first: "169.254.0.0", last: "169.254.255.255", before: "169.253.255.255", after: "169.255.0.0"),
    Range(first: "172.16.0.0", last: "172.31.255.255", before: "172.15.255.255", after: "172.32.0.0"),
    Range(first: "192.0.0.0", last: "192.0.0.255", before: "191.255.255.255", after: "192.0.1.0"),
    Range(first: "192.0.2.0", last: "192.0.2.255", before: "192.0.1.255", after: "192.0.3.0"),
    Range(first: "192.88.99.0", last: "192.88.99.255", before: "192.88.98.255", after: "192.88.100.0"),
    Range(first: "192.168.0.0", last: "192.168.255.255", before: "192.167.255.255", after: "192.169.0.0"),
    Range(first: "198.18.0.0", last: "198.19.255.255", before: "198.17.255.255", after: "198.20.0.0"),
    Range(first: "198.51.100.0", last: "198.51.100.255", before: "198.51.99.255", after: "198.51.101.0"),
    Range(first: "203.0.113.0", last: "203.0.113.255", before: "203.0.112.255", after: "203.0.114.0"),
    Range(first: "224.0.0.0", last: "255.255.255.255", before: "223.255.255.255", after: nil),
    Range(first: "::", last: "1fff:ffff::", before: nil, after: "2000::"),
    Range(first: "2001::", last: "2001:1ff:ffff::", before: "2000:ffff::", after: "2001:200::"),
    Range(first: "2001:db8::", last: "2001:db8:ffff::", before: "2001:db7:ffff::", after: "2001:db9::"),
    Range(first: "3fff::", last: "3fff:fff:ffff::", before: "3ffe:ffff::", after: "3fff:1000::"),
    Range(first: "4000::", last: "ffff:ffff::", before: "3fff:ffff::", after: nil),
  ]

  @Test(arguments: refused)
  func `a special-purpose range is refused to its ends and no further`(range: Range) throws {
    let rules = AddressRules()
    for text in [range.first, range.last] { #expect(!rules.permits(try #require(IPAddress(text))), "\(text)") }
    for text in [range.before, range.after].compactMap(\.self) {
      #expect(rules.permits(try #require(IPAddress(text))), "\(text)")
    }
  }

  @Test(arguments: [
    "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "169.254.169.254", "64:ff9b:1::808:808",
    "100::1",
    "::8.8.8.8", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "5f00::1",
  ])
  func `well-known inner addresses are refused`(text: String) throws {
    #expect(!AddressRules().permits(try #require(IPAddress(text))))
  }

  @Test(arguments: [
    ("::ffff:127.0.0.1", false), ("::ffff:10.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::a9fe:a9fe", false),
    ("64:ff9b::7f00:1", false), ("64:ff9b::808:808", true), ("2002:7f00:1::", false), ("2002:a00:1::1", false),
    ("2002:808:808::1", true),
  ])
  func `an address that carries an IPv4 address is judged by it`(text: String, isPublic: Bool) throws {
    #expect(AddressRules.isPublic(try #require(IPAddress(text))) == isPublic)
  }

  @Test func `an operator's network is permitted, also when mapped into IPv6, and its neighbours are not`() throws {
    let rules = AddressRules(allowedNetworks: [try #require(IPNetwork("127.0.0.0/30"))])
    for text in ["127.0.0.0", "127.0.0.3", "::ffff:127.0.0.1"] {
      let address = try #require(IPAddress(text))
      #expect(rules.permits(address) && rules.isListed(address))
    }
    #expect(!rules.permits(try #require(IPAddress("127.0.0.4"))))
    #expect(!rules.isListed(try #require(IPAddress("8.8.8.8"))))
  }
}
