internal import CImaging

/// Writes pictures as baseline JPEG.
public enum JPEGEncoder {
  /// Encodes one picture.
  /// - Parameter quality: 1 through 100; from 90 on, colour keeps full resolution.
  /// - Throws: ``ImagingError/unsupported`` for a side above 65,500 pixels.
  public static func encode(_ image: Image, quality: Int) throws(ImagingError) -> [UInt8] {
    let (width, height) = (UInt32(image.width), UInt32(image.height))
    guard max(width, height) <= 65_500 else { throw .unsupported }
    var status = IMAGING_UNSUPPORTED
    let bytes = [UInt8](unsafeUninitializedCapacity: imaging_jpeg_bound(width, height)) { target, count in
      var used = target.count
      guard let out = target.baseAddress else { return }
      status = imaging_jpeg_encode(image.pixels, width, height, Int32(min(max(quality, 1), 100)), out, &used)
      count = status == IMAGING_OK ? used : 0
    }
    try ImagingError.check(status)
    // A copy of the right size: the array above holds room for the worst case.
    return Array(bytes[...])
  }
}
