/// Bounds on what is decoded, checked against the header before any pixel is.
public struct DecodingLimits: Sendable, Equatable {
  /// Longest side in pixels.
  public var sideMax: Int
  /// Most pixels of a picture that is decoded row by row.
  public var pixelsMax: Int
  /// Most pixels of a picture that has to be held whole meanwhile: progressive JPEG, interlaced PNG, HEIC.
  public var bufferedPixelsMax: Int
  /// Most pixels of the result; larger pictures are shrunk by a whole factor while they are decoded.
  public var outputPixelsMax: Int
  /// Most pages rendered of a PDF, from its first.
  public var pagesMax: Int
  /// Most pages that a PDF may have at all.
  public var documentPagesMax: Int
  /// Resolution at which a PDF page is rendered, where `outputPixelsMax` allows.
  public var pageDotsPerInch: Double
  /// Most characters taken of a PDF page's text layer; 0 leaves the layer alone.
  public var textCharactersMax: Int

  /// Bounds with the house's defaults: 50 megapixels, sides of 20,000, results of 16 megapixels, two pages of at
  /// most 1,000 at 200 dpi, no text layer.
  public init(
    sideMax: Int = 20_000, pixelsMax: Int = 50_000_000, bufferedPixelsMax: Int = 25_000_000,
    outputPixelsMax: Int = 16_000_000, pagesMax: Int = 2, documentPagesMax: Int = 1_000,
    pageDotsPerInch: Double = 200, textCharactersMax: Int = 0
  ) {
    self.sideMax = sideMax
    self.pixelsMax = pixelsMax
    self.bufferedPixelsMax = bufferedPixelsMax
    self.outputPixelsMax = outputPixelsMax
    self.pagesMax = pagesMax
    self.documentPagesMax = documentPagesMax
    self.pageDotsPerInch = pageDotsPerInch
    self.textCharactersMax = textCharactersMax
  }
}
