/// What a check was given, as it stood: enough to give it the same again. Personal data: sealed under the key of the
/// record.
public struct CheckSubjectRecord: Sendable, Equatable {
  /// A piece of evidence with its keyed digest.
  public struct Piece: Sendable, Equatable {
    /// Which it is.
    public let id: EvidenceID
    /// As ``EvidenceItem/digest``, in hexadecimal.
    public let digest: String

    /// A piece.
    public init(id: EvidenceID, digest: String) {
      self.id = id
      self.digest = digest
    }
  }

  /// What was known of the person.
  public let record: ApplicantRecord
  /// What the person agreed to.
  public let granted: Set<ConsentPurpose>
  /// See ``CheckWork/isDocumentAccepted``.
  public let isDocumentAccepted: Bool
  /// The evidence, in the order in which the check saw it.
  public let evidence: [Piece]

  /// What a check was given.
  public init(_ work: CheckWork) {
    record = work.record
    granted = work.granted
    isDocumentAccepted = work.isDocumentAccepted
    evidence = work.evidence.map { Piece(id: $0.id, digest: $0.digest.hexadecimal) }
  }

  /// Reads the stored form; nil for anything else.
  public init?(json: JSON) {
    guard let stored = json["record"], let granted = json["granted"]?.elements,
      let accepted = json["document_accepted"]?.bool, let evidence = json["evidence"]?.elements
    else { return nil }
    var record = ApplicantRecord()
    record.merge(stored)
    self.record = record
    self.granted = Set(granted.compactMap { $0.text.flatMap(ConsentPurpose.init) })
    isDocumentAccepted = accepted
    self.evidence = evidence.compactMap { piece in
      guard let id = piece["id"]?.text.flatMap({ EvidenceID($0) }), let digest = piece["digest"]?.text else {
        return nil
      }
      return Piece(id: id, digest: digest)
    }
  }

  /// The stored form.
  public var json: JSON {
    [
      "record": record.json,
      "granted": .array(granted.map(\.rawValue).sorted().map(JSON.string)),
      "document_accepted": .bool(isDocumentAccepted),
      "evidence": .array(evidence.map { ["id": .string($0.id.description), "digest": .string($0.digest)] }),
    ]
  }
}
