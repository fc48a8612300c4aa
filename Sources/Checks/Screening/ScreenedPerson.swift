import Domain
import Screening

/// Whom a screening looks for: who the applicant says to be, and whoever the document names.
public enum ScreenedPerson {
  /// What is known of the person; nil where nothing names one.
  /// - Parameter document: as ``ExtractedDocument/json``; what it says wins over what was declared.
  public static func query(_ record: ApplicantRecord, document: JSON?) -> ScreeningQuery? {
    let names = unique(declaredNames(record) + documentNames(document))
    guard !names.isEmpty else { return nil }
    let born = document?["date_of_birth"]?.text.flatMap { CalendarDate(iso: $0) } ?? record.dateOfBirth
    let countries = [
      document?["nationality"]?.text, record.nationality, document?["issuing_country"]?.text, record.address?.country,
    ].compactMap { $0.map(FieldAgreement.country) }
    return ScreeningQuery(
      names: names, kind: .person, dateOfBirth: born.map(PartialDate.day), countries: unique(countries),
      identifiers: identifiers(document), gender: gender(document?["sex"]?.text ?? record.sex))
  }

  private static func declaredNames(_ record: ApplicantRecord) -> [String] {
    [name(family: record.familyName, given: record.givenNames)].compactMap(\.self)
  }

  private static func documentNames(_ document: JSON?) -> [String] {
    guard let document else { return [] }
    let native = document["native_names"]
    return [
      name(family: document["family_name"]?.text, given: document["given_names"]?.text),
      document["full_name"]?.text,
      name(family: native?["family_name"]?.text, given: native?["given_names"]?.text),
      native?["full_name"]?.text,
    ].compactMap(\.self)
  }

  /// The family name first, a comma behind it.
  private static func name(family: String?, given: String?) -> String? {
    let parts = [family, given].compactMap(\.self).filter { $0.contains(where: \.isLetter) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func identifiers(_ document: JSON?) -> [ListIdentifier] {
    guard let document else { return [] }
    let issuer = document["issuing_country"]?.text.map(FieldAgreement.country)
    let number = document["document_number"]?.text.map { number in
      let kind: ListIdentifier.Kind =
        switch document["document_type"]?.text.flatMap(DocumentType.init) {
        case .passport: .passport
        case .identityCard: .nationalIdentity
        default: .other
        }
      return ListIdentifier(kind: kind, number: number, country: issuer)
    }
    let personal = document["personal_number"]?.text.map {
      ListIdentifier(kind: .nationalIdentity, number: $0, country: issuer)
    }
    return [number, personal].compactMap(\.self)
  }

  /// `F` and `M` of ICAO 9303; `X` tells nothing.
  private static func gender(_ sex: String?) -> ListEntity.Gender? {
    switch sex {
    case "F": .female
    case "M": .male
    default: nil
    }
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0.lowercased()).inserted }
  }
}
