/// A decimal number without rounding: a whole mantissa and a count of decimal places, 0 through 18. Money is never
/// a floating-point number.
public struct ExactDecimal: Sendable {
  private static let placesMax = 18
  private static let digitsMax = 27

  /// The number times 10 to the power of `places`; without trailing zeros behind the point.
  private let mantissa: Int128
  private let places: Int

  /// 0
  public static let zero = ExactDecimal(mantissa: 0, places: 0)

  /// Reads `-?digits(.digits)?`, such as `0.0035`; nil for anything else, above all for exponents and spaces.
  public init?(_ text: some StringProtocol) {
    var mantissa: Int128 = 0
    var digitCount = 0
    var places: Int?
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    for byte in isNegative ? text.utf8.dropFirst() : text.utf8[...] {
      if byte == UInt8(ascii: "."), places == nil, digitCount > 0 {
        places = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digitCount < Self.digitsMax else { return nil }
      mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
      digitCount += 1
      places = places.map { $0 + 1 }
    }
    guard digitCount > 0, places != 0, places ?? 0 <= Self.placesMax else { return nil }
    self.init(mantissa: isNegative ? -mantissa : mantissa, places: places ?? 0)
  }

  /// An amount of minor units of a currency with `digits` places, 0 through 4.
  public init(minor: Int64, digits: Int) {
    self.init(mantissa: Int128(minor), places: digits)
  }

  private init(mantissa: Int128, places: Int) {
    var (mantissa, places) = (mantissa, places)
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    self.mantissa = mantissa
    self.places = places
  }

  /// The exact sum.
  /// - Throws: ``BillingError/outOfRange``
  public func adding(_ other: ExactDecimal) throws(BillingError) -> ExactDecimal {
    let common = max(places, other.places)
    let (sum, overflow) = try scaled(to: common).addingReportingOverflow(try other.scaled(to: common))
    guard !overflow else { throw .outOfRange }
    return ExactDecimal(mantissa: sum, places: common)
  }

  /// The exact product.
  /// - Throws: ``BillingError/outOfRange``
  public func multiplied(by count: Int64) throws(BillingError) -> ExactDecimal {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Int128(count))
    guard !overflow else { throw .outOfRange }
    return ExactDecimal(mantissa: product, places: places)
  }

  /// The exact product, where it has no more places than a decimal has.
  /// - Throws: ``BillingError/outOfRange``
  public func multiplied(by other: ExactDecimal) throws(BillingError) -> ExactDecimal {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    guard !overflow else { throw .outOfRange }
    let exact = ExactDecimal(mantissa: product, places: places + other.places)
    guard exact.places <= Self.placesMax else { throw .outOfRange }
    return exact
  }

  /// A share of `count`, rounded up to `places` behind the point: no less than the exact one.
  /// - Precondition: the number is not negative, and `count` is positive.
  /// - Throws: ``BillingError/outOfRange``
  public func share(of count: Int64, roundedUpTo places: Int) throws(BillingError) -> ExactDecimal {
    let common = max(places, self.places)
    let divisor = Int128(count) * Self.power(common - places)
    let (quotient, remainder) = try scaled(to: common).quotientAndRemainder(dividingBy: divisor)
    return ExactDecimal(mantissa: quotient + (remainder == 0 ? 0 : 1), places: places)
  }

  /// The number as a percentage: a hundredth of it.
  /// - Throws: ``BillingError/outOfRange`` where it has more than 16 places.
  public func hundredth() throws(BillingError) -> ExactDecimal {
    let hundredth = ExactDecimal(mantissa: mantissa, places: places + 2)
    guard hundredth.places <= Self.placesMax else { throw .outOfRange }
    return hundredth
  }

  /// The number of places behind the point without trailing zeros, 0 through 18.
  public var placeCount: Int { places }

  /// Minor units of a currency with `digits` places, rounded half away from zero (DESIGN §6).
  /// - Throws: ``BillingError/outOfRange``
  public func minor(digits: Int) throws(BillingError) -> Int64 {
    guard digits < places else {
      guard let exact = Int64(exactly: try scaled(to: digits)) else { throw .outOfRange }
      return exact
    }
    let divisor = Self.power(places - digits)
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    // The divisor is a power of ten, so half of it is whole.
    let away: Int128 = remainder.magnitude >= UInt128(divisor / 2) ? (mantissa < 0 ? -1 : 1) : 0
    guard let rounded = Int64(exactly: quotient + away) else { throw .outOfRange }
    return rounded
  }

  private func scaled(to target: Int) throws(BillingError) -> Int128 {
    let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: Self.power(target - places))
    guard !overflow else { throw .outOfRange }
    return scaled
  }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension ExactDecimal: Hashable, Comparable, CustomStringConvertible {
  /// By value: `0.50` comes after `0.4` and equals `0.5`.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let unit = (left.wholePart, right.wholePart)
    guard unit.0 == unit.1 else { return unit.0 < unit.1 }
    // Fractions have at most 18 places, so bringing both to 18 cannot overflow.
    return left.fraction < right.fraction
  }

  private var wholePart: Int128 { mantissa / Self.power(places) }
  private var fraction: Int128 { mantissa % Self.power(places) * Self.power(Self.placesMax - places) }

  /// Without exponent and without trailing zeros, such as `12.5`.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = mantissa < 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
