/// Why symbols could not be looked for.
public enum BarcodeError: Error, Equatable, Sendable {
  /// The library failed: out of memory, or a fault of its own.
  case failed
}
