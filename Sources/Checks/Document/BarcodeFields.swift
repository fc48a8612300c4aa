import Domain

extension DocumentFields {
  /// What the barcode of a North American licence or card says.
  init(payload: AAMVAPayload) {
    self.init(source: .barcode)
    type =
      switch payload.kind {
      case .drivingLicence: .drivingLicence
      case .identityCard: .identityCard
      // An enhanced card is either; what it lets its holder drive tells which.
      case .enhancedCard: payload.vehicleClass == nil ? .identityCard : .drivingLicence
      default: nil
      }
    issuer = payload.issuingCountry
    documentNumber = payload.documentNumber
    let name = payload.name
    familyName = name.family
    givenNames = name.given
    namesMayBeTruncated =
      [name.familyTruncation, name.firstTruncation, name.middleTruncation].contains(.truncated)
    dateOfBirth = payload.dateOfBirth?.day
    dateOfIssue = payload.dateOfIssue?.day
    dateOfExpiry = payload.dateOfExpiry?.day
    sex = payload.sex.map { $0 == .female ? "F" : $0 == .male ? "M" : "X" }
    let lines = [
      payload.address.street, payload.address.street2, payload.address.city, payload.address.jurisdiction,
      payload.address.postalCode,
    ].compactMap(\.self)
    address = lines.isEmpty ? nil : lines.joined(separator: ", ")
  }
}

extension AAMVAPayload {
  /// What the record keeps of a payload: its version, issuer and what is wrong with it, no value of the holder's.
  var breakdown: JSON {
    [
      "symbology": "pdf417", "aamva_version": .integer(Int64(header.version)),
      "jurisdiction": .optional(header.issuer?.code),
      "findings": .array(findings.map { .string("\($0)") }),
      "deviations": .array(deviations.map { .string("\($0)") }),
    ]
  }
}
