/// One value of a result row, in PostgreSQL's binary form. It is valid only inside the `decode` call that receives it.
public struct Cell {
  /// The object identifier of the column's type.
  public let type: UInt32
  /// The value's bytes in network order; empty for NULL.
  public let bytes: UnsafeRawBufferPointer
  /// Whether the value is NULL.
  public let isNull: Bool

  /// A cell over bytes that outlive it.
  public init(type: UInt32, bytes: UnsafeRawBufferPointer, isNull: Bool = false) {
    self.type = type
    self.bytes = bytes
    self.isNull = isNull
  }

  /// The bytes as a big-endian integer, where their number is the integer's width.
  @inlinable
  public func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? {
    guard bytes.count == MemoryLayout<T>.size else { return nil }
    return T(bigEndian: bytes.loadUnaligned(as: T.self))
  }
}
