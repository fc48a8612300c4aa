/// Bounds of one fetch of a list.
public struct ListFetchLimits: Hashable, Sendable {
  /// Longest wait for one connection, encryption included.
  public var connecting: Duration = .seconds(15)
  /// Longest silence of a server that sends.
  public var silence: Duration = .seconds(60)
  /// Longest whole fetch.
  public var whole: Duration = .seconds(1_200)
  /// Most bytes of all files; the largest public list has some two gigabytes.
  public var bytesMax: Int64 = 4 << 30
  /// Most files of a folder.
  public var filesMax = 1_000
  /// Redirects that are followed; publishers keep their files in stores with signed addresses.
  public var redirectsMax = 5
  /// Longest URL in bytes: signed addresses are long.
  public var urlBytesMax = 8_192
  /// Addresses of one host that are tried, in the resolver's order.
  public var addressesMax = 3

  /// The defaults above.
  public init() {}
}
