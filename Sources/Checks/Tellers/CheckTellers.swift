import Domain

/// Everything that checks ask beside the evidence: engines, which read it, lists, and others, who are told nothing
/// twice.
public struct CheckTellers: Sendable {
  /// Reads documents.
  public let documents: any DocumentReading
  /// Reads letters.
  public let letters: any LetterReading
  /// Compares faces.
  public let faces: any FaceComparing
  /// Whom credit files are asked of.
  public let bureau: any CreditBureau
  /// What customers are screened against, and how entries are digested (SHA-256).
  public let lists: (shelf: any ListShelving, digest: ScreeningCheck.Digest)
  /// What reviewers found of earlier matches.
  public let findings: any ScreeningFindings
  /// What verifications left behind.
  public let memory: any BehaviourMemory
  /// Documents that were reported; nil where there is none to ask.
  public let register: (any DocumentRegister)?
  /// Documents that other applicants gave; nil where none are remembered.
  public let sightings: (any SeenDocuments)?

  /// All of them.
  public init(
    documents: any DocumentReading, letters: any LetterReading, faces: any FaceComparing, bureau: any CreditBureau,
    lists: (shelf: any ListShelving, digest: ScreeningCheck.Digest), findings: any ScreeningFindings,
    memory: any BehaviourMemory, register: (any DocumentRegister)? = nil, sightings: (any SeenDocuments)? = nil
  ) {
    self.documents = documents
    self.letters = letters
    self.faces = faces
    self.bureau = bureau
    self.lists = lists
    self.findings = findings
    self.memory = memory
    self.register = register
    self.sightings = sightings
  }

  /// The same with a tape between the checks and whoever tells what may be told otherwise, or costs, another time.
  /// Engines and lists are not taped: a replay runs them again and sees from their digests whether they are the same.
  func taped(_ tape: CheckTape) -> CheckTellers {
    let hasRegister = tape.isPlayed ? tape[TapedRegister.name] != nil : register != nil
    let hasSightings = tape.isPlayed ? tape[TapedSightings.name] != nil : sightings != nil
    return CheckTellers(
      documents: documents, letters: letters, faces: faces, bureau: TapedBureau(source: bureau, tape: tape),
      lists: lists, findings: TapedFindings(source: findings, tape: tape),
      memory: TapedMemory(source: memory, tape: tape),
      register: hasRegister ? TapedRegister(source: register, tape: tape) : nil,
      sightings: hasSightings ? TapedSightings(source: sightings, tape: tape) : nil)
  }
}
