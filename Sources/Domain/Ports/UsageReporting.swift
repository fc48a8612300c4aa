import FoundationEssentials

/// Folds usage events into summaries.
public protocol UsageReporting: Sendable {
  /// A summary's wire form; nil where a dimension is unknown.
  func usage(from: Date?, to: Date?, by dimensions: [String], in realm: Realm, at now: Date)
    async throws(StoreError) -> JSON?
}
