/// What a tenant takes as a proof of address.
public struct ProofOfAddressPolicy: Sendable, Equatable {
  /// Days since the letter was written, 1 through 3,650. Three months are what supervisors call recent (JMLSG Guidance,
  /// part I, 5.3.95; BaFin, Auslegungs- und Anwendungshinweise zum GwG, 5.1).
  public var ageDaysMax = 90
  /// Kinds of letters that are taken: at first those of bodies that know their customer's home.
  public var kinds: Set<LetterKind> = [.utilityBill, .bankStatement, .taxLetter, .residenceRegistration]

  /// Documented defaults.
  public init() {}
}
