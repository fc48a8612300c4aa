/// What a credit history is judged by beside a tenant's own policy.
public enum CreditHistorySettings {
  /// Version of the rules in every record: it rises with whatever changes an outcome.
  public static let engineVersion = "1"
}
