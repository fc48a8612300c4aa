import Domain

/// Every check that exists, one line each, alphabetical. An architecture test holds it complete.
public enum CheckCatalog {
  /// The checks, over what they ask.
  public static func all(_ ask: CheckTellers) -> [any Check] {
    [
      BehaviourRiskCheck(memory: ask.memory),
      CreditHistoryCheck(bureau: ask.bureau, digest: ask.lists.digest),
      DocumentCheck(reader: ask.documents, register: ask.register, sightings: ask.sightings),
      FaceMatchCheck(comparer: ask.faces),
      ProofOfAddressCheck(reader: ask.letters),
      ScreeningCheck(shelf: ask.lists.shelf, findings: ask.findings, digest: ask.lists.digest),
    ]
  }
}
