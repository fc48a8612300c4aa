/// Numbers as ECMAScript writes them, which is what RFC 8785 (section 3.2.2.3) asks of canonical JSON.
enum ECMAScriptNumber {
  /// From ten to this power on, whole numbers are written with an exponent (ECMA-262, Number::toString, step 7).
  private static let plainExponentMax = 21
  /// Up to this many zeros between the point and the first digit are written out (step 9).
  private static let leadingZerosMax = 5

  /// Appends the shortest digits that read back as `number`; JSON has no infinities and no NaN, which become null.
  static func write(_ number: Double, to output: inout [UInt8]) {
    guard number.isFinite else { return output.append(contentsOf: "null".utf8) }
    // Both zeros are written alike (step 2).
    guard number != 0 else { return output.append(UInt8(ascii: "0")) }
    if number < 0 { output.append(UInt8(ascii: "-")) }
    let shortest = Shortest(number.magnitude)
    let (digits, point) = (shortest.digits, shortest.point)
    if point > plainExponentMax || point < -leadingZerosMax {
      writeScientific(digits, exponent: point - 1, to: &output)
    } else if point >= digits.count {
      output.append(contentsOf: digits)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
    } else if point > 0 {
      output.append(contentsOf: digits[..<point])
      output.append(UInt8(ascii: "."))
      output.append(contentsOf: digits[point...])
    } else {
      output.append(contentsOf: "0.".utf8)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
      output.append(contentsOf: digits)
    }
  }

  private static func writeScientific(_ digits: [UInt8], exponent: Int, to output: inout [UInt8]) {
    output.append(digits[0])
    if digits.count > 1 {
      output.append(UInt8(ascii: "."))
      output.append(contentsOf: digits[1...])
    }
    output.append(contentsOf: (exponent < 0 ? "e-" : "e+").utf8)
    output.append(contentsOf: String(exponent.magnitude).utf8)
  }
}

/// The value 0.d₁d₂d₃… × 10^point, with the fewest digits that read back as the same double and, among those, the
/// digits nearest to it: what Swift's description promises and ECMA-262's note 2 asks for.
private struct Shortest {
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// Takes a finite number above zero apart.
  init(_ number: Double) {
    var exponent = 0
    var places: Int?
    let parts = number.description.utf8.split(separator: UInt8(ascii: "e"))
    if parts.count == 2 { exponent = Int(Substring(parts[1])) ?? 0 }
    for byte in parts[0] {
      guard byte != UInt8(ascii: ".") else {
        places = 0
        continue
      }
      digits.append(byte)
      places = places.map { $0 + 1 }
    }
    point = digits.count - (places ?? 0) + exponent
    let zerosBefore = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zerosBefore)
    point -= zerosBefore
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
  }
}
