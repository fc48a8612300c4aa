import Domain
import FoundationEssentials

/// Reads a `Retry-After` header (RFC 9110, section 10.2.3).
enum RetryAfter {
  /// The pause it asks for, at most `limit`; nil where there is none, or it is in the past or unreadable.
  static func pause(_ text: String?, now: Date, atMost limit: Duration) -> Duration? {
    guard let text else { return nil }
    let seconds: Int64
    if let number = Int64(text), number >= 0 {
      seconds = number
    } else if let date = httpDate(text) {
      seconds = Int64(date.timeIntervalSince(now).rounded(.up))
    } else {
      return nil
    }
    return seconds > 0 ? min(.seconds(seconds), limit) : nil
  }

  /// An IMF-fixdate such as `Sun, 06 Nov 1994 08:49:37 GMT`, the one form senders may use (RFC 9110, section 5.6.7).
  private static func httpDate(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: parts[2]) else { return nil }
    let number = month + 1
    return Date(rfc3339: "\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])T\(parts[4])Z")
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
