internal import CTypesetting

/// Writes marks on the pages of a PDF.
enum Sheets {
  /// A PDF of these pages.
  /// - Parameter createdAt: ISO 8601, the only time that is written.
  /// - Throws: ``TypesettingError/badPicture(index:)`` or ``TypesettingError/failed``.
  static func write(
    _ pages: [[Mark]], pictures: [Picture], title: String, createdAt: String, size: (width: Double, height: Double)
  ) throws(TypesettingError) -> [UInt8] {
    var made: OpaquePointer?
    _ = title.withCString { title in
      createdAt.withCString { createdAt in
        var setup = typesetting_setup(
          width: size.width, height: size.height, title: title, created_at: createdAt)
        return typesetting_begin(&setup, &made)
      }
    }
    guard let sheets = made else { throw .failed }
    defer { typesetting_free_sheets(sheets) }
    for (index, page) in pages.enumerated() {
      if index > 0 { typesetting_next_page(sheets) }
      for mark in page { try draw(mark, pictures, on: sheets) }
    }
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    guard typesetting_finish(sheets, &bytes, &count) == TYPESETTING_OK else { throw .failed }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private static func draw(
    _ mark: Mark, _ pictures: [Picture], on sheets: OpaquePointer
  ) throws(TypesettingError) {
    switch mark {
    case .line(let text, let index, let x, let baseline, let colour):
      text.withPointer { typesetting_draw_line(sheets, $0, index, x, baseline, colour) }
    case .fill(let box, let colour):
      typesetting_fill(sheets, box.x, box.y, box.width, box.height, colour)
    case .picture(let index, let box):
      guard pictures.indices.contains(index), let width = UInt32(exactly: pictures[index].width),
        let height = UInt32(exactly: pictures[index].height)
      else { throw .badPicture(index: index) }
      let bytes = pictures[index].jpeg
      let status = typesetting_picture(
        sheets, bytes, bytes.count, width, height, box.x, box.y, box.width, box.height)
      guard status == TYPESETTING_OK else { throw .badPicture(index: index) }
    }
  }
}

/// A thing on a page, where it stands; lengths in points, the origin top left.
enum Mark {
  case line(LaidText, index: Int, x: Double, baseline: Double, colour: UInt32)
  case fill(Box, UInt32)
  case picture(index: Int, Box)

  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }
}

/// A picture that is embedded as it is.
public struct Picture: Sendable, Equatable {
  /// JPEG, which decodes.
  public let jpeg: [UInt8]
  /// Pixels, 1 through 32,767.
  public let width: Int
  /// Pixels, 1 through 32,767.
  public let height: Int

  /// A picture and its size as its header says.
  public init(jpeg: [UInt8], width: Int, height: Int) {
    self.jpeg = jpeg
    self.width = width
    self.height = height
  }
}
