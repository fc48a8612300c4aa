/// What screening goes by beside a tenant's own policy.
public enum ScreeningSettings {
  /// Version of the screening engine in every record: it rises with whatever changes a score.
  public static let engineVersion = "1"

  /// Most matches that a record keeps, the best: more than a person looks through; how many more there were is said.
  public static let hitsMax = 50
}
