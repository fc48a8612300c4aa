/// Why bytes did not become a picture, or a picture did not become bytes.
public enum ImagingError: Error, Equatable, Sendable {
  /// The bytes are not a JPEG, PNG, WebP, HEIC or PDF, or are damaged or cut short.
  case undecodable
  /// The header announces more than ``DecodingLimits`` allows; nothing was decoded.
  case tooManyPixels
  /// The format is known, but not this variant of it: an animation, a PDF where no PDF library was loaded.
  case unsupported
  /// A PDF that is encrypted, whether or not a password is asked for.
  case encrypted
  /// A PDF with scripts, launches, rich media or embedded files, which no picture of a document needs, or one that
  /// keeps its objects so that they cannot be ruled out.
  case activeContent
  /// A PDF of more pages than ``DecodingLimits/documentPagesMax``.
  case tooManyPages
  /// Memory for the picture could not be had.
  case outOfMemory
}
