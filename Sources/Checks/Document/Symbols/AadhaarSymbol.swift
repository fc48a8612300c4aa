import Domain

extension SymbolFormat {
  /// The QR code of Aadhaar letters and cards (``AadhaarLetter``). Its number is masked in results as the printed one
  /// is.
  static let aadhaar = SymbolFormat(id: "aadhaar") { bytes, _ in
    guard let letter = AadhaarLetter.parse(bytes), let rule = NationalNumbers.rule("ind.aadhaar") else { return nil }
    var content = SymbolContent(fields: DocumentFields(letter: letter), numberRule: rule)
    if let number = letter.number, !rule.judge(number).holds { content.reasons = [.documentCheckDigit] }
    return content
  }
}

extension DocumentFields {
  /// What the code of an Aadhaar letter says.
  init(letter: AadhaarLetter) {
    self.init(source: .barcode)
    (type, issuer) = (.identityCard, "IND")
    (documentNumber, personalNumber) = (letter.number, letter.number)
    if let name = letter.name {
      if NativeScript.of(name) == .latin { fullName = name } else { nativeFullName = name }
    }
    (dateOfBirth, yearOfBirth) = (letter.dateOfBirth, letter.yearOfBirth)
    sex = letter.sex
    address = letter.address
  }
}
