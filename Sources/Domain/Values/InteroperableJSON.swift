extension JSON {
  /// The greatest whole number that every reader keeps exactly: 2^53 - 1 (RFC 7493, section 2.2).
  public static let interoperableIntegerMax: Int64 = 9_007_199_254_740_991

  /// Whether every reader of I-JSON (RFC 7493) takes the same value from it, so that its canonical form (RFC 8785) is
  /// one sequence of bytes for all: numbers finite and within ±(2^53 - 1), no name twice in an object.
  public var isInteroperable: Bool {
    switch self {
    case .null, .bool, .string: true
    case .integer(let value): value.magnitude <= Self.interoperableIntegerMax.magnitude
    case .number(let value): value.isFinite && value.magnitude <= Double(Self.interoperableIntegerMax)
    case .array(let elements): elements.allSatisfy(\.isInteroperable)
    case .object(let members):
      Set(members.map(\.name)).count == members.count && members.allSatisfy(\.value.isInteroperable)
    }
  }
}
