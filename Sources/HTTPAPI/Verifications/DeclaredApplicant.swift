import Domain

/// An applicant as callers declare one, for who takes it from a file instead.
public enum DeclaredApplicant {
  /// What is wrong with it, each as its JSON pointer and why; empty where nothing is.
  public static func problems(in applicant: JSON) -> [String] {
    Schema.object(Schema.applicantFields).errors(in: applicant).map { "\($0.pointer) \($0.detail)" }
  }
}
