internal import CImaging

/// Turns untrusted bytes into pictures. Meant for the engine process: the libraries below it parse hostile input.
public struct ImageDecoder: Sendable {
  private let pdf: PDFRenderer?

  /// Prepares every format, so that decoding opens no file afterwards.
  /// - Parameter pdfLibrary: path of `libpdfium.so`; nil leaves PDF ``ImagingError/unsupported``.
  /// - Throws: ``ImagingError/unsupported`` where the library cannot be loaded.
  public init(pdfLibrary: String?) throws(ImagingError) {
    imaging_heic_prepare()
    if let pdfLibrary {
      pdf = try PDFRenderer(library: pdfLibrary)
    } else {
      pdf = nil
    }
  }

  /// Decodes a JPEG, PNG, WebP or HEIC picture, or the first pages of a PDF.
  /// - Returns: upright 8-bit RGB over white, at most `limits.outputPixelsMax` pixels a page.
  /// - Throws: ``ImagingError``; bounds are checked on the header, before memory for pixels is taken.
  public func decode(_ bytes: [UInt8], limits: DecodingLimits = DecodingLimits()) throws(ImagingError) -> DecodedImages
  {
    guard let format = PictureFormat(sniffing: bytes) else { throw .undecodable }
    let codec: PictureCodec
    switch format {
    case .jpeg: codec = .jpeg
    case .png: codec = .png
    case .webp: codec = .webp
    case .heic: codec = .heic
    case .pdf:
      guard let pdf else { throw .unsupported }
      return try pdf.decode(bytes, limits: limits)
    }
    let stored = try codec.decode(bytes, limits: limits)
    let metadata = MetadataBlocks(bytes, format: format)
    let orientation = ExifOrientation.read(metadata)
    let compression = StoredCompression(bytes, format: format)
    return DecodedImages(
      pages: [stored.turned(by: orientation)], pageCount: 1, software: EditingSoftware.named(in: metadata),
      compression: orientation.swapsSides ? compression.transposed : compression)
  }
}

extension DecodedImage {
  fileprivate func turned(by orientation: Orientation) -> DecodedImage {
    let (width, height) = orientation.swapsSides ? (sourceHeight, sourceWidth) : (sourceWidth, sourceHeight)
    return DecodedImage(image: orientation.apply(to: image), sourceWidth: width, sourceHeight: height)
  }
}
