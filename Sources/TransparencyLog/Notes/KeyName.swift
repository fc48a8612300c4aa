/// The name of a key or a log, as a rule an address without its scheme, such as `log.example/ten_1` (C2SP signed-note,
/// "Format"): not empty, without Unicode spaces, plus signs and control characters.
public struct KeyName: Sendable, Hashable, CustomStringConvertible {
  /// The name.
  public let description: String

  /// A name.
  /// - Throws: ``NoteError/badName``
  public init(_ text: some StringProtocol) throws(NoteError) {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(Self.isAllowed) else { throw .badName }
    description = String(text)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .control && scalar != "+" && !scalar.properties.isWhitespace
  }

  /// By bytes: names that only look alike are two.
  public static func == (left: KeyName, right: KeyName) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8)
  }

  /// By bytes, as ``==(_:_:)``.
  public func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
  }
}
