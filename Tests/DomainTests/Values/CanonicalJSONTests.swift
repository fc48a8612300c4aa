import Domain
import SeededNumbers
import Testing

@Suite("Canonical JSON (RFC 8785)")
struct CanonicalJSONTests {
  // RFC 8785, appendix B, without the two that are no numbers.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `a double is written as ECMAScript writes it`(bits: UInt64, text: String) {
    #expect(JSON.number(Double(bitPattern: bits)).compactText == text)
  }

  @Test(arguments: [
    (4.50, "4.5"), (2e-3, "0.002"), (1e-27, "1e-27"), (1e30, "1e+30"), (1e20, "100000000000000000000"),
    (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (123e-20, "1.23e-18"), (-0.1, "-0.1"), (100, "100"),
    (1234.5, "1234.5"), (.infinity, "null"), (.nan, "null"),
  ])
  func `the exponent begins where ECMAScript's does`(number: Double, text: String) {
    #expect(JSON.number(number).compactText == text)
  }

  @Test func `a million doubles read back as they were`() throws {
    var random = SplitMix(state: 8785)
    for _ in 0..<1_000_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      var output: [UInt8] = []
      JSON.number(number).write(to: &output)
      let text = String(decoding: output, as: UTF8.self)
      guard Double(text) == number else {
        Issue.record("\(number.bitPattern) became \(text)")
        return
      }
    }
  }

  @Test func `the RFC's own sample becomes the RFC's own bytes`() throws {
    // RFC 8785, sections 3.2.2 through 3.2.4.
    let text = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let canonical =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try JSON.parse(Array(text.utf8)).canonicalBytes == Array(canonical.utf8))
  }

  @Test func `names are sorted by UTF-16 code units at every depth`() throws {
    // RFC 8785, section 3.2.3; its CARRIAGE RETURN, control and Hebrew names are those of the RFC.
    let text = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
       "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",
       "b":{"z":1,"a":[{"y":2,"x":3}]}}
      """#
    let canonical =
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"b\":{\"a\":[{\"x\":3,\"y\":2}],\"z\":1},\"\u{80}\":\"Control\","
      + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\","
      + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    #expect(try JSON.parse(Array(text.utf8)).canonicalBytes == Array(canonical.utf8))
  }

  @Test(arguments: [
    ("9007199254740991", true), ("-9007199254740991", true), ("9007199254740992", false),
    ("-9007199254740992", false), ("9007199254740992.0", false), ("1e21", false), ("0.1", true),
    ("[1,[2,{\"a\":3}]]", true), ("[1,[2,{\"a\":9007199254740993}]]", false),
    ("{\"a\":null,\"b\":true,\"c\":\"d\"}", true),
  ])
  func `whole numbers beyond 53 bits are not for every reader`(text: String, isInteroperable: Bool) throws {
    #expect(try JSON.parse(Array(text.utf8)).isInteroperable == isInteroperable)
  }

  @Test(arguments: [
    JSON.number(.nan), .number(-.infinity), .object([JSON.Member("a", 1), JSON.Member("a", 1)]),
  ])
  func `what JSON cannot carry is not for any reader`(value: JSON) {
    #expect(!value.isInteroperable)
  }
}
