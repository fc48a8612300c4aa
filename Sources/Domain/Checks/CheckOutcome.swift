/// A check's answer to its one question (DESIGN §1).
public enum CheckOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// Nothing speaks against the applicant.
  case clear
  /// A person should look.
  case consider
  /// The answer is no.
  case rejected
  /// The input or the engine for it is missing; never counts as clear.
  case notAssessed = "not_assessed"
}

/// Where one run of a check stands.
public enum CheckStatus: String, Sendable, Hashable, CaseIterable {
  case queued
  case running
  case complete
  /// It could not run, retries included; its outcome is ``CheckOutcome/notAssessed`` and it is free.
  case error
}
