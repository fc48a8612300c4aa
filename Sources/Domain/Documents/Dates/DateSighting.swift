/// One date in a line of text.
public struct DateSighting: Sendable, Hashable {
  /// Where the date stands in the line.
  public let range: Range<String.Index>
  /// Every day it may mean, likeliest first; at least one.
  public let readings: [PrintedDate]
}
