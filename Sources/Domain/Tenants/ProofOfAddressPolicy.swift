/// What a tenant takes as a proof of address.
public struct ProofOfAddressPolicy: Sendable, Equatable {
  /// What ``ageDaysMax`` may be: a day through ten years.
  public static let ageDays = 1...3_650
  /// Days since the letter was written, of ``ageDays``. Three months are what banks commonly call recent; no law that
  /// we know of sets a number.
  public var ageDaysMax = 90
  /// Kinds of letters that are taken: at first those of bodies that know their customer's home.
  public var kinds: Set<LetterKind> = [.utilityBill, .bankStatement, .taxLetter, .residenceRegistration]

  /// Documented defaults.
  public init() {}
}
