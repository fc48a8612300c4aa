/// The bytes that carry a payload's structure.
struct AAMVAGrammar {
  let bytes: [UInt8]

  /// Line feed, carriage return and the separators 0x1C to 0x1F: the standard names line feed, carriage return and
  /// record separator; older cards use the others.
  static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || (0x1C...0x1F).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  /// The number that `count` digits at `place` write; nil where one of them is none.
  func number(at place: Int, count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[place..<place + count] {
      guard Self.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Plain ASCII text; nil beyond the end.
  func text(at place: Int, count: Int) -> String? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  /// Three letters; the standard's own begin with D, those of 2000 for permits with P, those of a jurisdiction with Z,
  /// which may end in a digit.
  func elementIdentifier(at place: Int) -> String? {
    guard place >= 0, place + 3 <= bytes.count else { return nil }
    let isJurisdiction = bytes[place] == UInt8(ascii: "Z")
    guard isJurisdiction || bytes[place] == UInt8(ascii: "D") || bytes[place] == UInt8(ascii: "P") else { return nil }
    guard Self.isCapital(bytes[place + 1]) else { return nil }
    let last = bytes[place + 2]
    guard Self.isCapital(last) || (isJurisdiction && Self.isDigit(last)) else { return nil }
    return text(at: place, count: 3)
  }

  /// A subfile type: a letter and a letter or digit.
  func subfileType(at place: Int) -> String? {
    guard place + 2 <= bytes.count, Self.isCapital(bytes[place]) else { return nil }
    guard Self.isCapital(bytes[place + 1]) || Self.isDigit(bytes[place + 1]) else { return nil }
    return text(at: place, count: 2)
  }

  /// Whether the subfile `type` begins at `place`: its designator, then an element, a separator or the end.
  func beginsSubfile(_ type: String, at place: Int) -> Bool {
    guard text(at: place, count: 2) == type else { return false }
    guard place + 2 < bytes.count, !Self.isSeparator(bytes[place + 2]) else { return true }
    return elementIdentifier(at: place + 2) != nil
  }

  /// The type of a subfile that plainly begins at `place`: a card's with an element of the standard after it, a
  /// jurisdiction's with an element that repeats its two letters.
  func plainSubfileType(at place: Int) -> String? {
    guard let type = subfileType(at: place), let id = elementIdentifier(at: place + 2) else { return nil }
    if ["DL", "ID", "EN"].contains(type) { return id.hasPrefix("Z") ? nil : type }
    return type.hasPrefix("Z") && id.hasPrefix(type) ? type : nil
  }
}
