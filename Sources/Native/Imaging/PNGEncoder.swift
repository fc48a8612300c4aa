internal import CImaging

/// Writes pictures as 8-bit RGB PNG, without loss.
public enum PNGEncoder {
  /// Encodes one picture.
  /// - Throws: ``ImagingError/unsupported`` where libpng refuses it.
  public static func encode(_ image: Image) throws(ImagingError) -> [UInt8] {
    let (width, height) = (UInt32(image.width), UInt32(image.height))
    var status = IMAGING_UNSUPPORTED
    let bytes = [UInt8](unsafeUninitializedCapacity: imaging_png_bound(width, height)) { target, count in
      var used = target.count
      guard let out = target.baseAddress else { return }
      status = imaging_png_encode(image.pixels, width, height, out, &used)
      count = status == IMAGING_OK ? used : 0
    }
    try ImagingError.check(status)
    // A copy of the right size: the array above holds room for the worst case.
    return Array(bytes[...])
  }
}
