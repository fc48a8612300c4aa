/// Document codes of machine-readable zones: a letter, and a second one or none.
public enum DocumentCode {
  /// What a code says that a document is; nil for one that says nothing known here.
  ///
  /// `P` is a passport (ICAO Doc 9303-4, section 4.2.2), `V` a visa (9303-7); `A`, `C` and `I` stand on cards, `AC` on
  /// crew members' certificates alone, and `V` is no second letter of a card (9303-5, section 4.2.2). Residence permits
  /// have `IR` or `AR`: both are in use on the uniform format of Regulation (EC) 1030/2002.
  public static func type(of code: String) -> DocumentType? {
    switch code.first {
    case "P": .passport
    case "V": .visa
    case "A", "C", "I":
      switch code {
      case "AC", "AV", "CV", "IV": nil
      case "AR", "IR": .residencePermit
      default: .identityCard
      }
    default: nil
    }
  }
}
