/// What the check goes by beside a tenant's own policy.
public enum BehaviourRiskSettings {
  /// Version of the rules in every record: it rises with whatever changes a count.
  public static let rulesVersion = "1"

  /// Most verifications that a record names of one count, the newest: more than a person looks through.
  public static let verificationsMax = 20
}
