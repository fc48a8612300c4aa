import Domain
import Foundation

/// Values of material fields as one text each, the same for whatever says the same.
enum MaterialText {
  /// The words of a name or a place, sorted: Latin letters without their marks, others as they are, in lower case.
  static func words(_ text: String) -> String {
    NameText(text).words.map { word in
      guard word.script == .latin else { return String(String.UnicodeScalarView(word.scalars)).lowercased() }
      return Letters.text(LatinLetters.fold(word.scalars))
    }.filter { !$0.isEmpty }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
  }

  /// A number's kind, its issuer where told, and its letters and digits in capitals; empty for a number without any.
  static func identifier(_ identifier: ListIdentifier) -> String {
    let number = IdentifierEvidence.plain(identifier.number)
    guard !number.isEmpty else { return "" }
    return ([identifier.kind.rawValue] + [identifier.country].compactMap(\.self) + [number]).joined(separator: " ")
  }
}
