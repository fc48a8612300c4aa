import Domain

/// The record of one enquiry: enough to judge it again and get the same, and everything that a person may want to see.
struct CreditHistoryRecord {
  private let answer: CreditAnswer
  private let request: CreditRequest
  private let policy: CreditHistoryPolicy
  private let digest: CreditHistoryCheck.Digest

  init(
    _ answer: CreditAnswer, to request: CreditRequest, under policy: CreditHistoryPolicy,
    digest: @escaping CreditHistoryCheck.Digest
  ) {
    self.answer = answer
    self.request = request
    self.policy = policy
    self.digest = digest
  }

  /// What judged, and the digest of what it was set to.
  var engine: EngineStamp {
    EngineStamp(
      name: CheckType.creditHistory.rawValue, version: CreditHistorySettings.engineVersion,
      details: ["settings_digest": .string(digest(policy.json.canonicalBytes).hexadecimal)])
  }

  /// Names of what the bureau was asked by. What they say is kept where it came from, the document's for its own time.
  private var asked: [String] { request.subject.json.members?.filter { $0.value != .null }.map(\.name) ?? [] }

  /// The breakdown. The answer's digest is sealed with it: of a file that is all but known it would tell the rest.
  var json: JSON {
    [
      "settings": policy.json, "asked_by": .array(asked.map(JSON.string)), "answer": answer.document,
      "answer_digest": .string(digest(answer.document.canonicalBytes).hexadecimal),
    ]
  }
}
