internal import CImaging

/// Renders the first pages of a PDF. Scripts, forms and links are never run.
struct PDFRenderer {
  /// Loads pdfium, which stays loaded for the life of the process.
  /// - Throws: ``ImagingError/unsupported`` where `path` is not a pdfium that this code knows.
  init(library path: String) throws(ImagingError) {
    try ImagingError.check(imaging_pdf_load(path))
  }

  /// Renders up to `limits.pagesMax` pages over white.
  /// - Throws: ``ImagingError``; before anything is rendered, ``ImagingError/encrypted`` where the file is encrypted,
  ///   whatever its password, and ``ImagingError/activeContent`` where ``PDFActiveNames`` does not rule it out.
  func decode(_ bytes: [UInt8], limits: DecodingLimits) throws(ImagingError) -> DecodedImages {
    let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<DecodedImages, ImagingError> in
      do throws(ImagingError) {
        return .success(try render(bytes, at: buffer, limits: limits))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private func render(
    _ bytes: [UInt8], at buffer: UnsafeBufferPointer<UInt8>, limits: DecodingLimits
  ) throws(ImagingError) -> DecodedImages {
    guard let base = buffer.baseAddress else { throw .undecodable }
    var opened: OpaquePointer?
    try ImagingError.check(imaging_pdf_open(base, buffer.count, &opened))
    guard let document = opened else { throw .undecodable }
    defer { imaging_pdf_close(document) }
    guard imaging_pdf_is_encrypted(document) == 0 else { throw .encrypted }
    let pageCount = Int(imaging_pdf_page_count(document))
    guard pageCount > 0 else { throw .undecodable }
    guard pageCount <= limits.documentPagesMax else { throw .tooManyPages }
    guard imaging_pdf_has_active_content(document) == 0 else { throw .activeContent }
    try PDFActiveNames.ruleOut(in: bytes)
    var pages: [DecodedImage] = []
    for page in 0..<min(pageCount, max(1, limits.pagesMax)) {
      pages.append(try render(page, of: document, limits: limits))
    }
    return DecodedImages(pages: pages, pageCount: pageCount)
  }

  private func render(
    _ page: Int, of document: OpaquePointer, limits: DecodingLimits
  ) throws(ImagingError) -> DecodedImage {
    var (points, rows) = (0.0, 0.0)
    try ImagingError.check(imaging_pdf_page_size(document, Int32(page), &points, &rows))
    let (width, height) = try Self.raster(width: points, height: rows, limits: limits)
    var status = IMAGING_UNDECODABLE
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      guard let rgb = target.baseAddress else { return }
      status = imaging_pdf_render(document, Int32(page), UInt32(width), UInt32(height), rgb)
      count = width * height * 3
    }
    try ImagingError.check(status)
    let image = Image(width: width, height: height, pixels: pixels)
    return DecodedImage(
      image: image, sourceWidth: width, sourceHeight: height,
      textLines: try text(page, of: document, width: width, height: height, countMax: limits.textCharactersMax))
  }

  private func text(
    _ page: Int, of document: OpaquePointer, width: Int, height: Int, countMax: Int
  ) throws(ImagingError) -> [TextLayerLine] {
    guard countMax > 0 else { return [] }
    var (status, found) = (IMAGING_OK, 0)
    let layer = [imaging_pdf_character](unsafeUninitializedCapacity: countMax) { target, count in
      status = imaging_pdf_text(
        document, Int32(page), UInt32(width), UInt32(height), target.baseAddress, countMax, &found)
      count = found
    }
    try ImagingError.check(status)
    return TextLayerLine.lines(
      layer.compactMap { character in
        Unicode.Scalar(character.code).map {
          TextLayerLine.Character(
            scalar: $0, left: Double(character.left), top: Double(character.top), right: Double(character.right),
            bottom: Double(character.bottom))
        }
      })
  }

  /// Size in pixels of a page given in points, 1/72 inch: at the wanted resolution, or less where that is too large.
  static func raster(
    width: Double, height: Double, limits: DecodingLimits
  ) throws(ImagingError) -> (width: Int, height: Int) {
    guard width.isFinite, height.isFinite, width > 0, height > 0 else { throw .undecodable }
    let wanted = limits.pageDotsPerInch / 72
    let bySide = Double(limits.sideMax) / max(width, height)
    let byArea = (Double(limits.outputPixelsMax) / (width * height)).squareRoot()
    let scale = min(wanted, bySide, byArea)
    return (max(1, Int(width * scale)), max(1, Int(height * scale)))
  }
}
