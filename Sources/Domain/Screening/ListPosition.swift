/// A public office of an entry.
public struct ListPosition: Sendable, Hashable, Codable {
  /// The office's name in the list's words.
  public let title: String
  /// ISO 3166-1 alpha-3 of the state that it serves, where told.
  public let country: String?
  /// 1 (heads of state, ministers, national parliaments) through 4 (local offices); nil where the list does not grade.
  public let exposureClass: Int?
  /// First and last day in office as far as told.
  public let since: PartialDate?
  /// See ``since``; nil for an office still held or an end that is not told.
  public let until: PartialDate?

  /// An office; a class outside 1 through 4 counts as not graded.
  public init(
    title: String, country: String? = nil, exposureClass: Int? = nil, since: PartialDate? = nil,
    until: PartialDate? = nil
  ) {
    self.title = title
    self.country = country
    self.exposureClass = exposureClass.flatMap { (1...4).contains($0) ? $0 : nil }
    self.since = since
    self.until = until
  }
}
