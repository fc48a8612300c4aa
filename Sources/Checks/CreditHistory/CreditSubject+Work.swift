import Domain

extension CreditSubject {
  /// Whom a verification is about: whoever the document names, and where none does, whoever the applicant says to be;
  /// nil where nothing names anybody.
  /// - Parameter document: as ``ExtractedDocument/json``.
  init?(_ record: ApplicantRecord, document: JSON?) {
    self.init()
    let family = Self.name(document?["family_name"])
    let full = Self.name(document?["full_name"])
    switch (family, full) {
    case (let family?, _): (familyName, givenNames) = (family, Self.name(document?["given_names"]))
    case (nil, let full?): fullName = full
    case (nil, nil):
      familyName = Self.name(.optional(record.familyName))
      givenNames = Self.name(.optional(record.givenNames))
    }
    guard familyName != nil || givenNames != nil || fullName != nil else { return nil }
    dateOfBirth = document?["date_of_birth"]?.text.flatMap { CalendarDate(iso: $0) } ?? record.dateOfBirth
    address = record.address
    nationalNumber = Self.number(document)
  }

  private static func name(_ value: JSON?) -> String? {
    value?.text.flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
  }

  /// The personal number of a document; nil for one that may not be kept, which is masked.
  private static func number(_ document: JSON?) -> NationalNumber? {
    guard let number = document?["personal_number"]?.text, number.contains(where: \.isNumber), !number.contains("*"),
      let issuer = document?["issuing_country"]?.text
    else { return nil }
    return NationalNumber(number: number, country: FieldAgreement.country(issuer))
  }
}
