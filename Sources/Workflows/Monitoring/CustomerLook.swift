import Checks
import Domain
import Screening

/// What lists say of a customer that nobody looked at yet.
struct CustomerLook: Sendable {
  let findings: any ScreeningFindings

  /// Matches of a customer, unless reviewers found all of them before, or look at them for an earlier alert, and
  /// nothing material changed since; those that are news, the gravest first.
  func news(
    of customer: WatchedCustomer, in shelved: [ShelvedLists], under policy: ScreeningPolicy, realm: Realm
  ) async throws(StoreError) -> [ScreeningSearch.Hit] {
    guard let query = customer.query, let result = ScreeningSearch.run(query, under: policy, in: shelved),
      !result.hits.isEmpty
    else { return [] }
    return ScreeningRules.news(
      in: result, of: query, given: try await findings.findings(of: customer.applicant, in: realm),
      pending: try await findings.pending(of: customer.applicant, in: realm))
  }
}

extension WatchedCustomer {
  /// What is screened of the customer; nil where nothing is known to screen.
  var query: ScreeningQuery? { ScreenedPerson.query(record, document: document) }
}
