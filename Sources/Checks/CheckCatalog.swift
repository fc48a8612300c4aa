import Domain

/// Every check that exists, one line each, alphabetical. An architecture test holds it complete.
public enum CheckCatalog {
  /// The checks, over the engines that they read with.
  /// - Parameters:
  ///   - bureau: whom credit files are asked of.
  ///   - lists: what customers are screened against, and how entries are digested (SHA-256).
  ///   - findings: what reviewers found of earlier matches.
  ///   - memory: what verifications left behind.
  ///   - register: documents that were reported; nil where there is none to ask.
  ///   - sightings: documents that other applicants gave; nil where none are remembered.
  public static func all(
    documents: any DocumentReading, letters: any LetterReading, faces: any FaceComparing,
    bureau: any CreditBureau, lists: (shelf: any ListShelving, digest: ScreeningCheck.Digest),
    findings: any ScreeningFindings, memory: any BehaviourMemory, register: (any DocumentRegister)? = nil,
    sightings: (any SeenDocuments)? = nil
  ) -> [any Check] {
    [
      BehaviourRiskCheck(memory: memory),
      CreditHistoryCheck(bureau: bureau, digest: lists.digest),
      DocumentCheck(reader: documents, register: register, sightings: sightings),
      FaceMatchCheck(comparer: faces),
      ProofOfAddressCheck(reader: letters),
      ScreeningCheck(shelf: lists.shelf, findings: findings, digest: lists.digest),
    ]
  }
}
