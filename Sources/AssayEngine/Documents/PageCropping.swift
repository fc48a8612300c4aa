import Imaging
import TextRecognition

/// Tells whether part of a page lies beyond the picture.
///
/// A page is cropped where a corner of its outline lies outside the picture, where a line of its zone runs to the
/// picture's border, or, without a zone, where at least two lines of text do. A picture that is the page itself, as
/// a scanner makes it, is not cropped: its zone keeps a margin.
enum PageCropping {
  /// Corners may lie this many pixels outside: outlines are no better than that at the scale at which they are found.
  static let cornerTolerance = 0.01
  /// A line ends at the border where less than this share of its height is left.
  static let marginMin = 0.1

  static func isCropped(
    _ page: DocumentPage, zone: ZoneReader.Reading?, boxes: [TextBox], picture: Image
  ) -> Bool {
    let (width, height) = (Double(picture.width), Double(picture.height))
    if page.isOutlined {
      let slack = cornerTolerance * max(width, height)
      return page.corners.corners.contains {
        $0.x < -slack || $0.y < -slack || $0.x > width + slack || $0.y > height + slack
      }
    }
    func touches(_ frame: Quadrilateral) -> Bool {
      let slack = marginMin * frame.meanHeight
      return frame.corners.contains {
        $0.x < slack || $0.y < slack || $0.x > width - slack || $0.y > height - slack
      }
    }
    if let zone {
      // The reader adds a margin to each row: it is not part of the line.
      return zone.frames.contains { $0.shrunk(byHeights: ZoneReader.margin).map(touches) ?? true }
    }
    return boxes.filter { touches($0.frame()) }.count >= 2
  }
}
