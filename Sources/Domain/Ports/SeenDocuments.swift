/// Knows which documents and pictures other applicants of a tenant have given.
public protocol SeenDocuments: Sendable {
  /// Verifications of other applicants that show the same document or portrait, or hold a picture of the same bytes.
  ///
  /// Two checks that run at one moment may both miss the other's document; the one whose result is recorded later
  /// learns of it then (``CheckCompletion/reconsider``), of its portrait alone it does not. Pictures are there before
  /// any check of them runs, so at least one of two checks sees the other's.
  /// - Parameters:
  ///   - digests: of pictures, as ``EvidenceItem/digest`` has them.
  ///   - portrait: nil where none was seen.
  /// - Throws: ``StoreError``.
  func sightings(
    of document: DocumentReference?, digests: [[UInt8]], portrait: PortraitHash?, besides applicant: ApplicantID,
    in realm: Realm
  ) async throws(StoreError) -> EarlierSightings
}

/// Where a document was seen before; at most ``countMax`` verifications each, the newest first.
public struct EarlierSightings: Sendable, Equatable {
  /// Enough for a person to judge by.
  public static let countMax = 5
  /// Verifications of other applicants with a document of the same issuer and number.
  public let documents: [VerificationID]
  /// Verifications of other applicants with a picture of the same bytes.
  public let pictures: [VerificationID]

  /// Verifications of other applicants with a portrait that is the same but for how it was saved.
  public let portraits: [VerificationID]

  /// Sightings.
  public init(
    documents: [VerificationID] = [], pictures: [VerificationID] = [], portraits: [VerificationID] = []
  ) {
    self.documents = documents
    self.pictures = pictures
    self.portraits = portraits
  }

  /// Whether there are none.
  public var isEmpty: Bool { documents.isEmpty && pictures.isEmpty && portraits.isEmpty }
}
