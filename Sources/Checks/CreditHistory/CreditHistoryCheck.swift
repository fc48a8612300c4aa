import Domain

/// How does this person pay, as a credit bureau knows it?
public struct CreditHistoryCheck: Check {
  /// See ``Check/type``.
  public let type = CheckType.creditHistory
  private let bureau: any CreditBureau
  private let digest: Digest

  /// SHA-256.
  public typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  /// A check over a bureau.
  public init(bureau: any CreditBureau, digest: @escaping Digest) {
    self.bureau = bureau
    self.digest = digest
  }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    guard let provider = subject.policy.providers[type] else { return .notAssessed(.checkUnavailable) }
    // A document that was not taken for what it says may be somebody else's.
    guard subject.work.isDocumentAccepted else { return .notAssessed(.creditIdentityUnproven) }
    guard let person = CreditSubject(subject.work.record, document: subject.work.document) else {
      return .notAssessed(.applicantNameMissing)
    }
    let request = CreditRequest(
      check: subject.work.check, subject: person, isByConsent: subject.work.granted.contains(.credit))
    do {
      let answer = try await bureau.history(on: request, from: provider)
      return CreditHistoryRules.report(on: answer, to: request, under: subject.policy.creditHistory, digest: digest)
    } catch {
      throw .provider(error)
    }
  }
}
