/// Bounds of a request's body.
public struct UploadLimits: Sendable {
  /// Most bytes of one file: a 50-megapixel JPEG of good quality fits.
  public var fileBytesMax = 15 * 1024 * 1024
  /// Most bytes of a JSON body or part.
  public var jsonBytesMax = 256 * 1024
  /// Most bytes of a whole body.
  public var totalBytesMax = 60 * 1024 * 1024
  /// Most parts: 60 liveness frames and everything else.
  public var partsMax = 80
  /// Longest time between two pieces of a body.
  public var idleMax: Duration = .seconds(10)
  /// Longest time of a whole body.
  public var bodyTimeMax: Duration = .seconds(120)
  /// Slowest rate in bytes a second, measured from the third second on: 60 MiB in the longest time would be far faster,
  /// the slowest mobile uplink (GPRS, 40 kbit/s) is still twice as fast.
  public var bytesPerSecondMin = 2048
  /// Slowest rate while other senders wait for room, measured from the tenth second on: a 15 MiB file then takes
  /// eight minutes at most, which `bodyTimeMax` ends first; a sender that stalls gives its room to those who wait.
  public var crowdedBytesPerSecondMin = 32 * 1024
  /// Bytes of uploads held in memory at once, over all callers; further ones wait. Each is copied about four
  /// times on its way to the store, so that this bounds the server's memory to some 130 MB above its rest.
  public var bytesAtOnceMax = 32 * 1024 * 1024
  /// Most bytes of a list that is read whole: 10,000 names of 400 bytes.
  public var listBytesMax = 4 * 1024 * 1024
  /// Most bytes of one row. A customer of the longest names, address, metadata and consents, in UTF-8, has fewer.
  public var rowBytesMax = 64 * 1024
  /// Most bytes of rows that are read as they come: a million customers of a kilobyte.
  public var rowsBytesMax = 1024 * 1024 * 1024
  /// Bytes of rows that one sender has in memory before they are taken, whether a block is full or not.
  public var rowsHeldBytesMax = 1024 * 1024
  /// Longest time in which rows are read as they come; whoever needs longer goes on with another request.
  public var rowsTimeMax: Duration = .seconds(3600)

  /// The bounds of rows that are read as they come.
  var ofRows: UploadLimits {
    var limits = self
    (limits.totalBytesMax, limits.bodyTimeMax) = (rowsBytesMax, rowsTimeMax)
    return limits
  }

  /// Documented defaults.
  public init() {}
}
