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
      reason = agrees ? nil : .documentDataMismatch
    }

    fileprivate init(_ name: String, _ verdict: NationalNumberVerdict) {
      member = JSON.Member(name, .string(verdict.name))
      reason = verdict.holds ? nil : .documentCheckDigit
    }
  }

  /// The comparisons that can be made: of a document whose type says nothing of a field, none.
  static func findings(
    of document: DocumentFields, zone: MachineReadableZone?, under type: DocumentSpecification
  ) -> [Finding] {
    var findings: [Finding] = []
    if let zone, !type.zoneCodes.isEmpty {
      findings.append(Finding("document_code", agrees: type.zoneCodes.contains(zone.documentCode)))
    }
    if let rule = type.documentNumber, let number = document.documentNumber {
      findings.append(Finding("document_number_format", rule.judge(number)))
    }
    if let issue = document.dateOfIssue, let expiry = document.dateOfExpiry,
      let years = type.validity?.yearsMax(issuedOn: issue, bornOn: document.dateOfBirth)
    {
      // The anniversary itself may be the last day, which for 29 February may be 1 March.
      let agrees = issue.age(on: expiry.adding(days: -1)) < years
      findings.append(Finding("validity_years", agrees: agrees))
    }
    return findings
  }
}
