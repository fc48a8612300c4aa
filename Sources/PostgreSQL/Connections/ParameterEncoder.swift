import FoundationEssentials

/// Parameters in the shape that libpq takes them: pointers, lengths, formats and types side by side. One is kept with
/// each connection, so that encoding allocates nothing once it has grown.
struct ParameterEncoder {
  /// Stands for the type of NULL before it is known; it is sent as 0, "infer".
  static let anyType = UInt32.max

  private(set) var types: [UInt32] = []
  private(set) var lengths: [Int32] = []
  private(set) var formats: [Int32] = []
  private var bytes: [UInt8] = []
  /// Where each value starts in `bytes`, -1 for NULL.
  private var offsets: [Int] = []

  private static let text: Int32 = 0
  private static let binary: Int32 = 1

  /// - Throws: ``PostgreSQLError/invalidParameter(index:)`` for text that holds a NUL.
  mutating func encode(_ parameters: [Parameter]) throws(PostgreSQLError) {
    types.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    for (index, parameter) in parameters.enumerated() {
      let start = bytes.count
      offsets.append(start)
      let (type, format) = append(parameter)
      if format == Self.text {
        guard !bytes[start...].contains(0) else { throw .invalidParameter(index: index) }
        bytes.append(0)
      }
      types.append(type)
      formats.append(format)
      lengths.append(Int32(clamping: bytes.count - start))
      if type == Self.anyType { offsets[index] = -1 }
    }
  }

  /// Calls `body` with the values' addresses, which end with the call.
  func withPointers<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
    bytes.withUnsafeBytes { raw in
      let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      return withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: offsets.count) { pointers in
        for (index, offset) in offsets.enumerated() {
          // An empty value still needs an address: NULL is the absence of one.
          let address = base ?? Self.emptyValue
          pointers.initializeElement(at: index, to: offset < 0 ? nil : address + offset)
        }
        return body(UnsafePointer(pointers.baseAddress))
      }
    }
  }

  // Safe: a constant byte that is never written and never freed.
  private nonisolated(unsafe) static let emptyValue: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  /// Appends a value and says its type (0: inferred) and format.
  private mutating func append(_ parameter: Parameter) -> (type: UInt32, format: Int32) {
    switch parameter {
    case .text(let value), .json(let value):
      bytes.append(contentsOf: value.utf8)
      return (0, Self.text)
    case .textArray(let values):
      ArrayText.append(values, to: &bytes)
      return (0, Self.text)
    case .null:
      return (Self.anyType, Self.binary)
    case .bool(let value):
      bytes.append(value ? 1 : 0)
      return (TypeID.bool, Self.binary)
    default:
      return (appendBinary(parameter), Self.binary)
    }
  }

  private mutating func appendBinary(_ parameter: Parameter) -> UInt32 {
    switch parameter {
    case .uuid(let value):
      withUnsafeBytes(of: value.uuid) { bytes.append(contentsOf: $0) }
      return TypeID.uuid
    case .int(let value):
      bytes.append(bigEndian: value)
      return TypeID.int8
    case .double(let value):
      bytes.append(bigEndian: value.bitPattern)
      return TypeID.float8
    case .timestamp(let value):
      bytes.append(bigEndian: ServerTime.microseconds(value))
      return TypeID.timestamptz
    case .bytes(let value):
      bytes.append(contentsOf: value)
      return TypeID.bytea
    case .uuidArray(let values):
      BinaryArray.append(count: values.count, type: TypeID.uuid, to: &bytes) { index, buffer in
        buffer.append(bigEndian: Int32(16))
        withUnsafeBytes(of: values[index].uuid) { buffer.append(contentsOf: $0) }
      }
      return TypeID.uuidArray
    case .intArray(let values):
      BinaryArray.append(count: values.count, type: TypeID.int8, to: &bytes) { index, buffer in
        buffer.append(bigEndian: Int32(8))
        buffer.append(bigEndian: values[index])
      }
      return TypeID.int8Array
    case .text, .json, .textArray, .null, .bool:
      return Self.anyType
    }
  }
}
