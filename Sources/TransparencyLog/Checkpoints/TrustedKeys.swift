/// The public keys that somebody who checks proofs trusts, as they keep them in a file.
///
/// A line a key: `log` for tenants' logs or `global` for the operator's, the key (``NoteVerifier/text``), and the
/// smallest and the greatest tree that it signs; 0 and any where they are left out. Empty lines and those that begin
/// with `#` say nothing.
public struct TrustedKeys: Sendable, Hashable {
  private let tenants: [LogKey]
  private let operators: [LogKey]

  /// Reads the lines.
  /// - Throws: ``TrustedKeysError``
  public init(text: some StringProtocol) throws(TrustedKeysError) {
    var (tenants, operators): ([LogKey], [LogKey]) = ([], [])
    for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let parts = line.split(whereSeparator: \.isWhitespace)
      guard let role = parts.first, role.first != "#" else { continue }
      guard let key = Self.key(parts.dropFirst()) else { throw .badLine(place + 1) }
      switch role {
      case "log": tenants.append(key)
      case "global": operators.append(key)
      default: throw .badLine(place + 1)
      }
    }
    self.tenants = tenants
    self.operators = operators
  }

  /// The tenant's log that a checkpoint names, as far as a key is trusted for it.
  public func log(named origin: String) -> TrustedLog? { Self.log(named: origin, among: tenants) }

  /// The same of the operator's.
  public func global(named origin: String) -> TrustedLog? { Self.log(named: origin, among: operators) }

  private static func log(named origin: String, among keys: [LogKey]) -> TrustedLog? {
    let own = keys.filter { $0.verifier.name.description.utf8.elementsEqual(origin.utf8) }
    return own.first.map { TrustedLog(origin: $0.verifier.name, keys: own) }
  }

  private static func key(_ parts: ArraySlice<some StringProtocol>) -> LogKey? {
    let parts = Array(parts)
    guard (1...3).contains(parts.count) else { return nil }
    let sizes = parts.dropFirst().map { Int64($0) }
    guard let least = sizes.first ?? 0, let most = sizes.dropFirst().first ?? .max, 0 <= least, least <= most else {
      return nil
    }
    do throws(NoteError) {
      let verifier = try NoteVerifier(parts[0])
      guard verifier.kind == .note else { return nil }
      return LogKey(verifier, sizes: least...most)
    } catch {
      return nil
    }
  }
}

/// Why a text is no file of trusted keys.
public enum TrustedKeysError: Error, Sendable, Hashable {
  /// A line is no key; counted from 1.
  case badLine(Int)
}
