import Domain

/// Holds what a document says against what its issuer gives documents of its type: codes, numbers and validity.
enum TypeConformity {
  /// One comparison for the record, and what follows from it.
  struct Finding: Equatable {
    let member: JSON.Member
    /// nil where the document is as its issuer makes them; a person looks otherwise.
    let reason: ReasonCode?

    fileprivate init(_ name: String, agrees: Bool) {
      member = JSON.Member(name, agrees ? "equal" : "different")
      reason = agrees ? nil : .documentIrregular
    }

    fileprivate init(_ name: String, _ verdict: NationalNumberVerdict) {
      member = JSON.Member(name, .string(verdict.name))
      reason = verdict.holds ? nil : verdict == .checkDigitWrong ? .documentCheckDigit : .documentIrregular
    }
  }

  /// The comparisons that can be made: of a document whose type says nothing of a field, none.
  /// - Parameter today: the day of reading, on which a document was issued at the latest.
  static func findings(
    of document: DocumentFields, zone: MachineReadableZone?, under type: DocumentSpecification, on today: CalendarDate
  ) -> [Finding] {
    var findings: [Finding] = []
    if let zone, !type.zoneCodes.isEmpty {
      findings.append(Finding("document_code", agrees: type.zoneCodes.contains(zone.documentCode)))
    }
    if let rule = type.documentNumber, let number = document.documentNumber {
      findings.append(Finding("document_number_format", rule.judge(number)))
    }
    if let expiry = document.dateOfExpiry, let term = term(of: document, under: type, on: today) {
      // The anniversary itself may be the last day, which for 29 February may be 1 March.
      let agrees = term.start.age(on: expiry.adding(days: -1)) < term.years
      findings.append(Finding("validity_years", agrees: agrees))
    }
    return findings
  }

  /// From when on, and for how many years at most, a document is valid; nil where no limit is known. One that does not
  /// say when it was issued cannot be valid for longer than the longest that is issued today.
  private static func term(
    of document: DocumentFields, under type: DocumentSpecification, on today: CalendarDate
  ) -> (start: CalendarDate, years: Int)? {
    guard let issue = document.dateOfIssue else { return type.validityYearsMax.map { (today, $0) } }
    return type.validity?.yearsMax(issuedOn: issue, bornOn: document.dateOfBirth).map { (issue, $0) }
  }
}
