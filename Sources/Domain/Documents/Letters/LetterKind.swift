/// Kinds of letters that prove where somebody lives: from a body that itself knows its customer, or holds a register.
public enum LetterKind: String, Sendable, Hashable, CaseIterable {
  /// Electricity, gas, water, heating or waste.
  case utilityBill = "utility_bill"
  /// A bank's or a card's account statement.
  case bankStatement = "bank_statement"
  /// An assessment or demand of a tax office or a local authority.
  case taxLetter = "tax_letter"
  /// Fixed or mobile telephone, or internet.
  case telephoneBill = "telephone_bill"
  /// A policy or a premium notice.
  case insuranceLetter = "insurance_letter"
  /// A register of residents' own certificate.
  case residenceRegistration = "residence_registration"
}
