internal import CImaging

/// One format's pair of C functions: the header first, the pixels after.
struct PictureCodec: Sendable {
  typealias Measure =
    @Sendable (UnsafePointer<UInt8>, Int, UnsafePointer<imaging_limits>, UnsafeMutablePointer<imaging_size>) ->
    imaging_status
  typealias Decode =
    @Sendable (UnsafePointer<UInt8>, Int, UnsafePointer<imaging_size>, UnsafeMutablePointer<UInt8>) -> imaging_status

  let measure: Measure
  let decode: Decode

  static let jpeg = PictureCodec(measure: imaging_jpeg_measure, decode: imaging_jpeg_decode)
  static let png = PictureCodec(measure: imaging_png_measure, decode: imaging_png_decode)
  static let webp = PictureCodec(measure: imaging_webp_measure, decode: imaging_webp_decode)
  static let heic = PictureCodec(measure: imaging_heic_measure, decode: imaging_heic_decode)

  /// Decodes one raster without turning it.
  func decode(_ bytes: [UInt8], limits: DecodingLimits) throws(ImagingError) -> DecodedImage {
    var size = imaging_size()
    var bounds = imaging_limits(limits)
    try ImagingError.check(
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return IMAGING_UNDECODABLE }
        return measure(base, buffer.count, &bounds, &size)
      })
    let (width, height) = (Int(size.width), Int(size.height))
    var status = IMAGING_UNDECODABLE
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress, let rgb = target.baseAddress else { return }
        // What a decoder leaves out must never show what the memory held before.
        target.initialize(repeating: 0)
        status = decode(base, buffer.count, &size, rgb)
      }
      // A refused decode may have filled part of the buffer; it is thrown away unread.
      count = status == IMAGING_OK ? width * height * 3 : 0
    }
    try ImagingError.check(status)
    return DecodedImage(
      image: Image(width: width, height: height, pixels: pixels), sourceWidth: Int(size.source_width),
      sourceHeight: Int(size.source_height))
  }
}

extension imaging_limits {
  init(_ limits: DecodingLimits) {
    self.init(
      side_max: UInt32(clamping: limits.sideMax), pixels_max: UInt64(clamping: limits.pixelsMax),
      buffered_pixels_max: UInt64(clamping: limits.bufferedPixelsMax),
      output_pixels_max: UInt64(clamping: limits.outputPixelsMax))
  }
}

extension ImagingError {
  /// Turns a status of the C side into an error, or passes.
  static func check(_ status: imaging_status) throws(ImagingError) {
    switch status {
    case IMAGING_OK: return
    case IMAGING_TOO_MANY_PIXELS: throw .tooManyPixels
    case IMAGING_UNSUPPORTED: throw .unsupported
    case IMAGING_NO_MEMORY: throw .outOfMemory
    case IMAGING_ENCRYPTED: throw .encrypted
    default: throw .undecodable
    }
  }
}
