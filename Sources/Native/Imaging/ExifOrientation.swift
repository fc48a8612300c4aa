/// Finds the orientation that a file carries beside its raster; anything malformed counts as upright.
enum ExifOrientation {
  /// Tag 274 of the first directory (TIFF 6.0, section 8).
  private static let tag = 274

  /// Orientation of a JPEG, PNG or WebP. HEIC and PDF turn their pages themselves.
  static func read(_ metadata: MetadataBlocks) -> Orientation {
    metadata.exif.flatMap(TIFFDirectory.init)?.short(tag).flatMap(Orientation.init(rawValue:)) ?? .upright
  }
}
