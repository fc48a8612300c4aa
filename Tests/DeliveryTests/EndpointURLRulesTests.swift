import Delivery
import Domain
import Testing

@Suite struct EndpointURLRulesTests {
  let strict = EndpointURLRules(addresses: AddressRules())
  let withLoopback = EndpointURLRules(
    addresses: AddressRules(allowedNetworks: [IPNetwork("127.0.0.0/8"), IPNetwork("::1")].compactMap(\.self)))

  @Test(arguments: [
    ("https://example.com", "https://example.com/"),
    ("HTTPS://Example.COM:443/a?b=c", "https://example.com/a?b=c"),
    ("https://example.com:8443?x", "https://example.com:8443/?x"),
    ("https://xn--bcher-kva.example/%C3%A4", "https://xn--bcher-kva.example/%C3%A4"),
    ("https://8.8.8.8/hook", "https://8.8.8.8/hook"),
    ("https://[2606:4700::1]:65535/", "https://[2606:4700:0:0:0:0:0:1]:65535/"),
    ("https://a-b.c1.example/", "https://a-b.c1.example/"),
  ])
  func `a proper URL is read into its plain form`(text: String, plain: String) throws {
    #expect("\(try strict.endpoint(text))" == plain)
  }

  @Test(arguments: [
    ("http://example.com", EndpointURLError.schemeNotAllowed), ("ftp://example.com", .schemeNotAllowed),
    ("example.com", .schemeNotAllowed), ("", .schemeNotAllowed), ("https:/example.com", .schemeNotAllowed),
    ("https://user@example.com", .hasUserInformation), ("https://user:pw@example.com/", .hasUserInformation),
    ("https://example.com/#top", .hasFragment), ("https://bücher.example/", .illegalCharacter),
    ("https://example.com/a b", .illegalCharacter), ("https://example.com/%zz", .illegalCharacter),
    ("https://example.com/%1", .illegalCharacter), ("https://example.com\\@evil.example", .illegalCharacter),
    ("https://example.com/\r\nX: y", .illegalCharacter), ("https://example.com/[a]", .illegalCharacter),
    ("https://", .badHost), ("https:///path", .badHost), ("https://.example.com", .badHost),
    ("https://example.com.", .badHost), ("https://-a.example", .badHost), ("https://a_b.example", .badHost),
    ("https://127.1/", .badHost), ("https://0x7f000001/", .badHost), ("https://2130706433/", .badHost),
    ("https://0177.0.0.1/", .badHost), ("https://[::1%25eth0]/", .badHost), ("https://[8.8.8.8]/", .badHost),
    ("https://example.com:0", .badPort), ("https://example.com:65536", .badPort), ("https://example.com:", .badPort),
    ("https://example.com:+1", .badPort), ("https://10.0.0.1/", .addressNotAllowed),
    ("https://[::1]/", .addressNotAllowed), ("https://[::ffff:169.254.169.254]/", .addressNotAllowed),
  ])
  func `a faulty URL is refused with its fault`(text: String, fault: EndpointURLError) {
    #expect(throws: fault) { try strict.endpoint(text) }
  }

  @Test func `a URL has at most 2,048 bytes`() throws {
    let start = "https://example.com/"
    let longest = start + String(repeating: "a", count: 2048 - start.utf8.count)
    #expect("\(try strict.endpoint(longest))" == longest)
    #expect(throws: EndpointURLError.tooLong(bytes: 2049)) { try strict.endpoint(longest + "a") }
  }

  @Test func `a label has at most 63 bytes and a name 253`() throws {
    let label = String(repeating: "a", count: 63)
    #expect(throws: Never.self) { try strict.endpoint("https://\(label).example") }
    #expect(throws: EndpointURLError.badHost) { try strict.endpoint("https://a\(label).example") }
    let name = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
    #expect(throws: Never.self) { try strict.endpoint("https://\(name)") }
    #expect(throws: EndpointURLError.badHost) { try strict.endpoint("https://\(name)b") }
  }

  @Test func `http is for the operator's networks alone`() throws {
    #expect("\(try withLoopback.endpoint("http://127.0.0.1:8000/x"))" == "http://127.0.0.1:8000/x")
    #expect("\(try withLoopback.endpoint("http://[::1]"))" == "http://[0:0:0:0:0:0:0:1]/")
    #expect("\(try withLoopback.endpoint("http://hooks.internal"))" == "http://hooks.internal/")
    #expect(throws: EndpointURLError.schemeNotAllowed) { try withLoopback.endpoint("http://8.8.8.8/") }
    #expect(throws: EndpointURLError.addressNotAllowed) { try withLoopback.endpoint("http://10.0.0.1/") }
  }
}
