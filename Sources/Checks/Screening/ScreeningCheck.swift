import Domain
import Screening

/// Is this person on a list?
public struct ScreeningCheck: Check {
  /// See ``Check/type``.
  public let type = CheckType.screening
  private let search: ScreeningSearch
  private let findings: any ScreeningFindings
  private let digest: Digest

  /// SHA-256.
  public typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  /// A check over the lists and over what reviewers found earlier.
  public init(shelf: any ListShelving, findings: any ScreeningFindings, digest: @escaping Digest) {
    search = ScreeningSearch(shelf)
    self.findings = findings
    self.digest = digest
  }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    let policy = subject.policy.screening
    guard let query = ScreenedPerson.query(subject.work.record, document: subject.work.document) else {
      return .notAssessed(.applicantNameMissing)
    }
    do throws(StoreError) {
      guard let result = try await search.run(query, under: policy, for: subject.realm.tenant) else {
        return .notAssessed(.checkUnavailable)
      }
      let found = try await findings.findings(of: subject.work.applicant, in: subject.realm)
      return ScreeningRules.report(on: result, of: query, under: policy, given: found, digest: digest)
    } catch {
      throw .store(error)
    }
  }
}
