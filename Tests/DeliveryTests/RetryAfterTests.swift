import Foundation
import Testing

@testable import Delivery

@Suite struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110, section 5.6.7.
  let now = Date(timeIntervalSince1970: 784_111_777)

  @Test(arguments: [
    ("1", 1), ("120", 120), ("86400", 86_400), ("86401", 86_400), ("9223372036854775807", 86_400),
    ("Sun, 06 Nov 1994 08:49:38 GMT", 1), ("Sun, 06 Nov 1994 08:51:37 GMT", 120),
    ("Sun, 06 Nov 2094 08:49:37 GMT", 86_400),
  ])
  func `seconds and dates ask for a pause of a day at most`(text: String, seconds: Int) {
    #expect(RetryAfter.pause(text, now: now, atMost: .seconds(86_400)) == .seconds(seconds))
  }

  @Test(arguments: [
    "0", "-1", "", "soon", "1.5", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Nov 6",
  ])
  func `anything else asks for none`(text: String) {
    #expect(RetryAfter.pause(text, now: now, atMost: .seconds(86_400)) == nil)
  }

  @Test func `no header asks for no pause`() {
    #expect(RetryAfter.pause(nil, now: now, atMost: .seconds(86_400)) == nil)
  }
}
