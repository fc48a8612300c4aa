/// The words of reports, without those that identifiers, names and reasons bring along.
enum ReportWord: CaseIterable, Sendable {
  /// What the document is.
  case title
  /// `{page}` and `{pages}` stand for the numbers.
  case page
  /// Beside the tenant's name.
  case liveData
  /// Beside the tenant's name.
  case testData
  /// A heading.
  case summary
  /// Names an identifier.
  case verification
  /// Names an identifier.
  case applicant
  /// The merchant's own name of the applicant.
  case externalID
  /// Names a value.
  case status
  /// Names an identifier, and a heading.
  case decision
  /// Names a value.
  case decidedBy
  /// Names a time.
  case decidedAt
  /// Names an identifier.
  case member
  /// Names a number.
  case policyVersion
  /// Names a time.
  case createdAt
  /// Names a time.
  case completedAt
  /// Names a time.
  case drawnUpAt
  /// A heading.
  case reasons
  /// A heading.
  case requirements
  /// A heading.
  case checks
  /// Names an identifier.
  case check
  /// Names a number.
  case attempt
  /// Names a value.
  case outcome
  /// Names a number.
  case score
  /// Names milliseconds.
  case duration
  /// A heading.
  case extracted
  /// A heading; what stands below keeps the names of the API.
  case breakdown
  /// Where a list is cut.
  case moreDetail
  /// Where a check's data are gone.
  case dataErased
  /// A heading.
  case evidence
  /// Names a keyed SHA-256.
  case digest
  /// Names a media type and a size.
  case mediaType
  /// After a size.
  case bytes
  /// What a picture is.
  case annotated
  /// Without the scope.
  case picturesWithheld
  /// Instead of a picture.
  case pictureErased
  /// Instead of a picture.
  case pictureLeftOut
  /// A value.
  case yes
  /// A value.
  case no
  case statusCollecting
  case statusProcessing
  case statusAwaitingInput
  case statusInReview
  case statusApproved
  case statusDeclined
  case statusCanceled
  case statusExpired
  case statusError
  case deciderPolicy
  case deciderMember
  case deciderMonitoring
  case deciderAppeal
  case checkDocument
  case checkProofOfAddress
  case checkEmail
  case checkPhone
  case checkFaceMatch
  case checkLiveness
  case checkFingerprint
  case checkScreening
  case checkCreditHistory
  case checkBehaviourRisk
  case outcomeClear
  case outcomeConsider
  case outcomeRejected
  case outcomeNotAssessed
  /// While a check runs.
  case outcomePending
  case kindDocumentFront
  case kindDocumentBack
  case kindSelfie
  case kindProofOfAddress
  case kindFingerprint
  case kindFingerprintReference
  case kindLivenessFrame
  case kindSupplement
  case fieldDocumentType
  case fieldIssuingCountry
  case fieldDocumentNumber
  case fieldFamilyName
  case fieldGivenNames
  case fieldFullName
  case fieldNativeNames
  case fieldLatinNames
  case fieldDateOfBirth
  case fieldDateOfIssue
  case fieldDateOfExpiry
  case fieldSex
  case fieldNationality
  case fieldPersonalNumber
  case fieldAddress
  case fieldMRZ
  /// What the document is.
  case invoice
  /// What the document is.
  case creditNote
  /// Where nothing is final.
  case invoiceDraft
  /// A state.
  case invoiceFinal
  /// A state.
  case invoicePaid
  /// A state.
  case invoiceOverdue
  /// Names a number.
  case invoiceNumber
  /// Names a day.
  case issuedOn
  /// Names a day.
  case dueOn
  /// Names a month.
  case billingPeriod
  /// Names somebody.
  case seller
  /// Names somebody.
  case buyer
  /// Names an identifier.
  case vatID
  /// Names an identifier.
  case companyID
  /// Names an identifier.
  case purchaseOrder
  /// Names an invoice.
  case corrects
  /// Names a text.
  case correctionReason
  /// A heading.
  case invoiceLines
  /// Names a number.
  case quantity
  /// Names a price.
  case unitPrice
  /// Names money.
  case amount
  /// Names money.
  case netTotal
  /// Names money.
  case taxTotal
  /// Names money.
  case grossTotal
  /// Names an account.
  case payTo
  /// A heading.
  case usageChart
  /// Names units that cost nothing.
  case freeUnits
  /// Names money that is taken off.
  case discount
  /// Names money.
  case fee
  /// Names money: what is owed at least.
  case minimum
}
