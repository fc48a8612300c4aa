/// Where S3-compatible storage is, and how long to try.
public struct S3Settings: Sendable {
  /// Scheme, host and port, without a path: `https://s3.eu-central-1.amazonaws.com`.
  public var endpoint: String
  /// Region that signatures name; stores without regions mostly expect `us-east-1`.
  public var region: String
  /// The bucket, which must exist.
  public var bucket: String
  /// True where the bucket is the first part of the path, as most stores but AWS's own expect; false where it is the
  /// first part of the host.
  public var usesPathStyle: Bool
  /// Time for one attempt, body included.
  public var attemptLimit: Duration
  /// Attempts before a call gives up, at least 1; only what may help is tried again.
  public var attemptsMax: Int
  /// Pause before the second attempt; doubles with each further one, and half of it is random.
  public var retryDelay: Duration
  /// Most bytes of one blob that is read back.
  public var blobBytesMax: Int

  /// Settings with the house's defaults: path style, 4 attempts of 30 s from 200 ms on, blobs up to 128 MiB.
  public init(
    endpoint: String, region: String, bucket: String, usesPathStyle: Bool = true,
    attemptLimit: Duration = .seconds(30), attemptsMax: Int = 4, retryDelay: Duration = .milliseconds(200),
    blobBytesMax: Int = 128 << 20
  ) {
    self.endpoint = endpoint
    self.region = region
    self.bucket = bucket
    self.usesPathStyle = usesPathStyle
    self.attemptLimit = attemptLimit
    self.attemptsMax = attemptsMax
    self.retryDelay = retryDelay
    self.blobBytesMax = blobBytesMax
  }
}
