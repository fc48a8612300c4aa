import Domain
import Screening

extension ExtractedDocument.Names {
  /// The names in Latin letters; nil where of none of them is known how it is written.
  /// - Parameter issuer: of the document, as printed.
  func romanised(issuer: String?) -> Self? {
    func latin(_ name: String?) -> String? { name.flatMap { NameRomanisation.of($0, issuer: issuer)?.text } }
    return Self(family: latin(family), given: latin(given), full: latin(full))
  }

  /// By which standard each name is romanised, `none` where none says how.
  func romanisation(issuer: String?) -> JSON {
    let names = [("family_name", family), ("given_names", given), ("full_name", full)]
    return .object(
      names.compactMap { field, name in
        name.map { JSON.Member(field, .string(NameRomanisation.of($0, issuer: issuer)?.standard.rawValue ?? "none")) }
      })
  }
}
