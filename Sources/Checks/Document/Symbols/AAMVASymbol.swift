import Domain

extension SymbolFormat {
  /// The payload of North American driving licences and identity cards: in a PDF417 by the standard, and in whatever
  /// else an issuer puts it.
  static let aamva = SymbolFormat(id: "aamva") { bytes, _ in
    do {
      let payload = try AAMVAPayload.parse(bytes)
      return SymbolContent(fields: DocumentFields(payload: payload), payload: payload)
    } catch {
      return nil
    }
  }
}

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
