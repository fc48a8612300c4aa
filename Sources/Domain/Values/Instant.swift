import FoundationEssentials

/// Tells the time. The one running server asks the system; tests and test keys may set it.
public protocol TimeSource: Sendable {
  /// The present instant, in whole microseconds as PostgreSQL keeps it.
  var now: Date { get }
}

/// The machine's clock.
public struct SystemTime: TimeSource {
  /// The machine's clock.
  public init() {}
  /// The present instant, cut to microseconds.
  public var now: Date {
    Date(timeIntervalSince1970: (Date().timeIntervalSince1970 * 1_000_000).rounded(.down) / 1_000_000)
  }
}

extension Date {
  /// Whole milliseconds since 1970, of the nearest microsecond: a date is a binary fraction that lies a little beside
  /// it, on which side hangs on how the date was made, and what is logged must read the same out of the database.
  public var milliseconds: Int64 {
    let seconds = timeIntervalSince1970.rounded(.down)
    return Int64(seconds) * 1000 + Int64(((timeIntervalSince1970 - seconds) * 1_000_000).rounded()) / 1000
  }

  /// RFC 3339 in UTC with milliseconds, such as `2026-11-23T02:10:14.000Z`; held within the years 1 through 9999.
  public var rfc3339: String {
    let day = CalendarDate(utc: self)
    let ofDay = min(max(0, Int(milliseconds - Int64(day.epochDays) * 86_400_000)), 86_399_999)
    let parts =
      [
        (day.year, 4, "-"), (day.month, 2, "-"), (day.day, 2, "T"), (ofDay / 3_600_000, 2, ":"),
        (ofDay / 60_000 % 60, 2, ":"), (ofDay / 1000 % 60, 2, "."), (ofDay % 1000, 3, "Z"),
      ] as [(value: Int, width: Int, end: Unicode.Scalar)]
    return String(unsafeUninitializedCapacity: 24) { buffer in
      var offset = 0
      for part in parts {
        var rest = part.value
        for place in (offset..<offset + part.width).reversed() {
          buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        offset += part.width + 1
        buffer[offset - 1] = UInt8(ascii: part.end)
      }
      return offset
    }
  }

  /// Reads RFC 3339 with any offset; nil for anything else, or a second beyond 60.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = CalendarDate(iso: text.prefix(10)) else { return nil }
    guard bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    guard let hour = Self.two(bytes, 11), let minute = Self.two(bytes, 14), let second = Self.two(bytes, 17),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    var fraction = 0.0
    if bytes[index] == UInt8(ascii: ".") {
      var scale = 0.1
      index += 1
      let start = index
      while index < bytes.count, (48...57).contains(bytes[index]) {
        fraction += Double(bytes[index] - 48) * scale
        scale /= 10
        index += 1
      }
      guard index > start else { return nil }
    }
    guard let offset = Self.offset(bytes, at: index) else { return nil }
    let seconds = Double(day.epochDays) * 86_400 + Double(hour * 3600 + minute * 60 + second - offset)
    self.init(timeIntervalSince1970: seconds + fraction)
  }

  private static func two(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (48...57).contains(bytes[index]), (48...57).contains(bytes[index + 1])
    else { return nil }
    return Int(bytes[index] - 48) * 10 + Int(bytes[index + 1] - 48)
  }

  /// Seconds east of UTC.
  private static func offset(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    if bytes[index] | 0x20 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
    guard [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]), bytes.count == index + 6,
      bytes[index + 3] == UInt8(ascii: ":"), let hours = two(bytes, index + 1), let minutes = two(bytes, index + 4),
      hours < 24, minutes < 60
    else { return nil }
    return (hours * 3600 + minutes * 60) * (bytes[index] == UInt8(ascii: "-") ? -1 : 1)
  }
}
