import Domain

/// What somebody who checks a proof asked for, so that a proof of something else does not pass for it: a proof that
/// holds says only that something stands in some log.
public struct RecordExpectation: Sendable, Hashable {
  /// Whose log it must be; nil where any that is trusted will do.
  public let tenant: TenantID?
  /// What the record must be of, such as `ver_…`; nil where anything will do.
  public let subject: String?
  /// Whether a file that does not open its leaf will do: its place is proven, and nothing of what happened.
  public let mayBeUnopened: Bool

  /// What was asked for.
  public init(tenant: TenantID? = nil, subject: String? = nil, mayBeUnopened: Bool = false) {
    self.tenant = tenant
    self.subject = subject
    self.mayBeUnopened = mayBeUnopened
  }

  /// The first thing that is not as it was asked for; nil where a proof that holds proves what was meant.
  /// - Parameter origin: of the log that the proof was verified by.
  public func mismatch(of proof: ProofFile, in origin: KeyName) -> RecordMismatch? {
    if let tenant, !origin.isLog(of: tenant.description) { return .otherLog }
    guard let record = proof.opening?.record else {
      return mayBeUnopened && subject == nil ? nil : .unopened
    }
    guard let whose = record["tenant"]?.text, origin.isLog(of: whose) else { return .foreignRecord }
    guard let subject else { return nil }
    return record["subject"]?.text.map { $0.utf8.elementsEqual(subject.utf8) } == true ? nil : .otherSubject
  }
}

/// Why a proof is not of what was asked for.
public enum RecordMismatch: String, Sendable, Hashable {
  /// The log is another tenant's.
  case otherLog = "the log is another tenant's"
  /// The file has a leaf and nothing that opens it: it was erased, or it was left out.
  case unopened = "the file does not open the leaf"
  /// The record names another tenant than the log's, so it is no record of this log's.
  case foreignRecord = "the record is of another tenant than the log"
  /// The record is of something else.
  case otherSubject = "the record is of something else"
}

extension KeyName {
  /// The origin of a tenant's log: `assay/ten_…`.
  public init(logOf tenant: TenantID) throws(NoteError) { try self.init("assay/\(tenant)") }

  fileprivate func isLog(of tenant: String) -> Bool { description.utf8.elementsEqual("assay/\(tenant)".utf8) }
}
