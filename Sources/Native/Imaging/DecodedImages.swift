/// What one upload decoded to: a picture is one page, a PDF its first pages.
public struct DecodedImages: Sendable, Equatable {
  /// The decoded pages in order, never empty.
  public let pages: [DecodedImage]
  /// Pages that the file has, decoded or not; 1 for a picture.
  public let pageCount: Int
  /// A program that edits or makes up pictures and named itself in the file; nil where none did.
  public let software: EditingSoftware?
  /// How the file keeps its pixels, turned as they are.
  public let compression: StoredCompression

  /// The first page.
  public var first: DecodedImage { pages[0] }

  /// Groups decoded pages.
  /// - Precondition: `pages` is not empty.
  public init(
    pages: [DecodedImage], pageCount: Int, software: EditingSoftware? = nil, compression: StoredCompression = .rendered
  ) {
    precondition(!pages.isEmpty, "a decoded file has a page")
    self.pages = pages
    self.pageCount = pageCount
    self.software = software
    self.compression = compression
  }
}

/// One decoded page, upright as its file says.
public struct DecodedImage: Sendable, Equatable {
  /// The picture: orientation applied, transparency laid over white, embedded colour profiles passed over.
  public let image: Image
  /// Columns of the file's own raster after orientation, at least `image.width`; equal to it for a PDF page.
  public let sourceWidth: Int
  /// Rows of the file's own raster after orientation, at least `image.height`; equal to it for a PDF page.
  public let sourceHeight: Int
  /// Lines of a PDF page's text layer, in its own order; empty for pictures, and where none was asked for.
  public let textLines: [TextLayerLine]

  /// A page and the size it was decoded from.
  public init(image: Image, sourceWidth: Int, sourceHeight: Int, textLines: [TextLayerLine] = []) {
    self.image = image
    self.sourceWidth = sourceWidth
    self.sourceHeight = sourceHeight
    self.textLines = textLines
  }
}
