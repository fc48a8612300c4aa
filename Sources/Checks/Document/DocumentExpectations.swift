import Domain

/// What a document is held against.
public struct DocumentExpectations: Sendable {
  /// Types and issuers that are taken.
  public var accepted: [AcceptedDocument]
  /// Completed years that the holder has to have; nil for no limit.
  public var minimumAge: Int?
  /// What the applicant declared.
  public var declared: ApplicantRecord
  /// `documents` of the request: objects of `type` and `country`.
  public var announced: [JSON]
  /// Whether the document is in a register of lost, stolen and void ones; nil where none was asked.
  public var isReported: Bool?
  /// Where other applicants gave the document or its pictures; nil where nobody was asked.
  public var seenBefore: EarlierSightings?
  /// The day in UTC.
  public var today: CalendarDate

  /// Expectations.
  public init(
    accepted: [AcceptedDocument], minimumAge: Int? = nil, declared: ApplicantRecord = ApplicantRecord(),
    announced: [JSON] = [], today: CalendarDate
  ) {
    self.accepted = accepted
    self.minimumAge = minimumAge
    self.declared = declared
    self.announced = announced
    self.today = today
  }

  /// Nothing but that it is a document, valid and at one with itself: any type and issuer, specimens' own too.
  public static func anyDocument(on today: CalendarDate) -> DocumentExpectations {
    DocumentExpectations(
      accepted: DocumentType.allCases.flatMap { type in
        [AcceptedDocument(type: type, countries: .any), AcceptedDocument(type: type, countries: .only(["UTO"]))]
      }, today: today)
  }

  /// What a verification holds its document against.
  init(_ subject: CheckSubject) {
    self.init(
      accepted: subject.policy.documents, minimumAge: subject.policy.minimumAge, declared: subject.work.record,
      announced: subject.work.request["documents"]?.elements ?? [], today: subject.today)
  }
}
