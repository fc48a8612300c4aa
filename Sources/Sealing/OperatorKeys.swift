import Crypto
import Domain
import FoundationEssentials

/// The operator's own keys: the newest wraps tenants' keys, the older ones still unwrap.
///
/// The file has a line a version, `<version> <64 hex digits>`, mode 0600. It is the one secret that a backup must
/// keep apart from the database.
public struct OperatorKeys: Sendable {
  private let keys: [UInt8: DataKey]
  private let newest: UInt8
  private let root: DataKey

  /// Reads a key file, or its text out of the environment or a secret.
  public init(text: String, source: String) throws(SealingError) {
    var keys: [UInt8: DataKey] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let version = UInt8(parts[0]), let bytes = Self.bytes(hex: parts[1]),
        keys[version] == nil
      else { throw .badKeyFile(path: source) }
      keys[version] = try DataKey(bytes: bytes)
    }
    guard let newest = keys.keys.max(), let oldest = keys.keys.min(), let root = keys[oldest] else {
      throw .badKeyFile(path: source)
    }
    self.keys = keys
    self.newest = newest
    self.root = root
  }

  /// The text of a file with one fresh key of version 1.
  public static func freshText() -> String { line(version: 1) }

  /// The text of a file with a fresh key after all that `text` holds.
  /// - Throws: ``SealingError/badKeyFile(path:)`` after version 255, the last that there can be.
  public func rotated(text: String, source: String) throws(SealingError) -> String {
    guard newest < .max else { throw .badKeyFile(path: source) }
    return text.trimmingSuffix(while: \.isNewline) + "\n" + Self.line(version: newest + 1)
  }

  /// Version that wraps now.
  public var currentVersion: UInt8 { newest }

  /// Wraps a tenant's key; the version byte leads.
  public func wrap(_ key: DataKey, context: SealingContext) throws(SealingError) -> [UInt8] {
    guard let wrapping = keys[newest] else { throw .unknownOperatorKey(version: newest) }
    return [newest] + (try wrapping.wrap(key, context: context))
  }

  /// Unwraps with the version that wrapped.
  public func unwrap(_ wrapped: [UInt8], context: SealingContext) throws(SealingError) -> DataKey {
    guard let version = wrapped.first else { throw .truncated }
    guard let key = keys[version] else { throw .unknownOperatorKey(version: version) }
    return try key.unwrap(Array(wrapped.dropFirst()), context: context)
  }

  /// A key for one purpose of the installation, such as `pepper`. Rotation leaves it as it is: it comes from the
  /// oldest version kept, so that keys in merchants' hands go on working.
  public func derive(_ label: String) -> DataKey { root.derive("assay/" + label) }

  private static func line(version: UInt8) -> String {
    "\(version) " + DataKey.random().bytes.hexadecimal
      + "\n"
  }

  private static func bytes(hex: Substring) -> [UInt8]? {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
