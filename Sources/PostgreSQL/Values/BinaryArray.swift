/// The binary form of arrays (PostgreSQL, `array_send` in `utils/adt/arrayfuncs.c`): dimensions, whether there is a
/// NULL, the element's type, length and lower bound of each dimension, then each element's length and bytes, length -1
/// for NULL.
enum BinaryArray {
  private static let headerByteCount = 12
  private static let dimensionByteCount = 8

  static func decode<Element: PostgreSQLDecodable>(_ bytes: UnsafeRawBufferPointer) -> [Element]? {
    guard bytes.count >= headerByteCount else { return nil }
    func word(_ offset: Int) -> Int32? {
      guard offset + 4 <= bytes.count else { return nil }
      return Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
    }
    guard let dimensions = word(0), let type = word(8) else { return nil }
    if dimensions == 0 { return [] }
    guard dimensions == 1, let count = word(headerByteCount), count >= 0 else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    var offset = headerByteCount + dimensionByteCount
    for _ in 0..<count {
      guard let length = word(offset) else { return nil }
      offset += 4
      let end = offset + Int(max(length, 0))
      guard end <= bytes.count, length >= 0 || Element.acceptsNull else { return nil }
      let slice = UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
      let cell = Cell(type: UInt32(bitPattern: type), bytes: slice, isNull: length < 0)
      guard let element = Element.decode(cell) else { return nil }
      elements.append(element)
      offset = end
    }
    return elements
  }

  /// A one-dimensional array of fixed-width elements without NULL, appended to `buffer`.
  static func append(count: Int, type: UInt32, to buffer: inout [UInt8], element: (Int, inout [UInt8]) -> Void) {
    buffer.append(bigEndian: Int32(count == 0 ? 0 : 1))
    buffer.append(bigEndian: Int32(0))
    buffer.append(bigEndian: type)
    guard count > 0 else { return }
    buffer.append(bigEndian: Int32(count))
    buffer.append(bigEndian: Int32(1))
    for index in 0..<count { element(index, &buffer) }
  }
}

extension [UInt8] {
  /// Appends an integer in network order.
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
