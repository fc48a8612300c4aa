import Domain
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: [
    ("0.0.0.0", [0, 0, 0, 0]), ("255.255.255.255", [255, 255, 255, 255]), ("192.0.2.1", [192, 0, 2, 1]),
  ])
  func `four decimal parts are an IPv4 address`(text: String, bytes: [UInt8]) {
    #expect(IPAddress(text)?.bytes == bytes)
  }

  @Test(arguments: [
    "", "1", "127.1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-1", "01.2.3.4", "0177.0.0.1", "0x7f.0.0.1",
    "2130706433", "0x7f000001", "1.2.3.4 ", "1..3.4", "1.2.3.4.", "١.2.3.4",
  ])
  func `shorthands and other spellings of IPv4 are refused`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: [
    ("::", "0:0:0:0:0:0:0:0"), ("::1", "0:0:0:0:0:0:0:1"), ("1::", "1:0:0:0:0:0:0:0"),
    ("2001:DB8::1", "2001:db8:0:0:0:0:0:1"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("::ffff:10.0.0.1", "0:0:0:0:0:ffff:a00:1"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
  ])
  func `groups of hexadecimal digits are an IPv6 address`(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test(arguments: [
    ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::12345", "::g", "1:2:3:4:5:6:7:8::", ":1::2",
    "1::2:",
    "::1%eth0", "[::1]", "1.2.3.4::", "::1.2.3.4:5", "::1.2.3",
  ])
  func `broken IPv6 addresses are refused`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `an IPv4-mapped address unmaps to the one inside, others stay`() {
    #expect(IPAddress("::ffff:10.0.0.1")?.unmapped == IPAddress("10.0.0.1"))
    #expect(IPAddress("::fffe:10.0.0.1")?.unmapped == IPAddress("::fffe:10.0.0.1"))
    #expect(IPAddress("10.0.0.1")?.unmapped == IPAddress("10.0.0.1"))
  }

  @Test func `an address has 4 or 16 bytes`() {
    for count in 0...17 {
      #expect((IPAddress(bytes: [UInt8](repeating: 1, count: count)) != nil) == (count == 4 || count == 16))
    }
  }
}
