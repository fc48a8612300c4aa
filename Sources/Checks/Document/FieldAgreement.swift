import Domain

/// Compares two parts of a document, or a part with what the applicant declared, field by field.
struct FieldAgreement {
  /// One field that both have.
  struct Entry: Equatable {
    let field: String
    /// `equal`, `partial` or `different`.
    let agreement: NameAgreement
  }

  /// In the order of the record.
  let entries: [Entry]

  /// Whether a field differs.
  var isDifferent: Bool { entries.contains { $0.agreement == .different } }

  /// The comparison for the record.
  var json: JSON { .object(entries.map { JSON.Member($0.field, .string($0.agreement.rawValue)) }) }

  init(_ left: DocumentFields, _ right: DocumentFields) {
    var entries: [Entry] = []
    func exact<Value: Equatable>(_ field: String, _ pair: (Value?, Value?)) {
      guard let first = pair.0, let second = pair.1 else { return }
      entries.append(Entry(field: field, agreement: first == second ? .equal : .different))
    }
    func name(_ field: String, _ first: String?, _ second: String?) {
      guard let first, let second else { return }
      let mayBeTruncated = left.namesMayBeTruncated || right.namesMayBeTruncated
      // Either may be the shorter spelling of the other, as a zone is of what is printed.
      let both = [
        NameAgreement.of(declared: second, zone: first, mayBeTruncated: mayBeTruncated),
        NameAgreement.of(declared: first, zone: second, mayBeTruncated: mayBeTruncated),
      ]
      let best: NameAgreement = both.contains(.equal) ? .equal : both.contains(.partial) ? .partial : .different
      entries.append(Entry(field: field, agreement: best))
    }
    exact("document_number", (left.documentNumber.map(Self.bare), right.documentNumber.map(Self.bare)))
    name("family_name", left.familyName, right.familyName)
    name("given_names", left.givenNames, right.givenNames)
    exact("date_of_birth", (left.dateOfBirth, right.dateOfBirth))
    exact("date_of_expiry", (left.dateOfExpiry, right.dateOfExpiry))
    exact("sex", (left.sex, right.sex))
    self.entries = entries
  }

  /// Capital letters and digits alone: numbers are grouped in many ways.
  private static func bare(_ number: String) -> String {
    number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
