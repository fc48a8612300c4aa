import Imaging
import TextRecognition

/// Tells which part of a page lies beyond the picture.
///
/// A page is cropped where a corner of its outline lies outside the picture, where a line of its zone runs to the
/// picture's border, or, without a zone, where at least two lines of text do. A picture that is the page itself, as
/// a scanner makes it, is not cropped: its zone keeps a margin.
enum PageCropping {
  /// Corners may lie this far outside, as a share of the picture's longer side: outlines are no better than that at the
  /// scale at which they are found.
  static let cornerTolerance = 0.01
  /// A line ends at the border where less than this share of its height is left.
  static let marginMin = 0.1
  /// Lines across the page, at each border, along which the missing part is measured.
  static let probes = 32
  /// Depth of the strip that stands for a missing part of unknown size, as a share of the picture's longer side.
  static let stripDepth = 0.01

  /// What is missing of a page: one box a border, each on the page; none where the page is whole.
  static func missing(
    _ page: DocumentPage, zone: ZoneReader.Reading?, boxes: [TextBox], picture: Image
  ) -> [PageBox] {
    let (width, height) = (Double(picture.width), Double(picture.height))
    guard page.isOutlined else {
      return touched(zone: zone, boxes: boxes, width: width, height: height).compactMap(page.box(around:))
    }
    let slack = cornerTolerance * max(width, height)
    let isCropped = page.corners.corners.contains {
      $0.x < -slack || $0.y < -slack || $0.x > width + slack || $0.y > height + slack
    }
    return isCropped ? beyond(page, width: width, height: height, slack: slack / 2) : []
  }

  /// Strips along the borders of the picture that lines of text run into.
  private static func touched(
    zone: ZoneReader.Reading?, boxes: [TextBox], width: Double, height: Double
  ) -> [Quadrilateral] {
    // The reader adds a margin to each row: it is not part of the line.
    let frames =
      zone.map { $0.frames.map { $0.shrunk(byHeights: ZoneReader.margin) ?? $0 } } ?? boxes.map { $0.frame() }
    func count(_ touches: (Point, Double) -> Bool) -> Int {
      frames.count { frame in frame.corners.contains { touches($0, marginMin * frame.meanHeight) } }
    }
    let borders = [
      count { $0.x < $1 }, count { $0.y < $1 }, count { $0.x > width - $1 }, count { $0.y > height - $1 },
    ]
    let reaching = frames.count { frame in
      let slack = marginMin * frame.meanHeight
      return frame.corners.contains {
        $0.x < slack || $0.y < slack || $0.x > width - slack || $0.y > height - slack
      }
    }
    guard reaching >= (zone == nil ? 2 : 1) else { return [] }
    let depth = stripDepth * max(width, height)
    let upright = Quadrilateral(width: depth, height: height)
    let level = Quadrilateral(width: width, height: depth)
    let strips = [
      upright, level, upright.map { $0 + Point(x: width - depth, y: 0) },
      level.map { $0 + Point(x: 0, y: height - depth) },
    ]
    return zip(borders, strips).filter { $0.0 > 0 }.map(\.1)
  }

  /// How deep, from each border of the page, the picture has nothing.
  private static func beyond(_ page: DocumentPage, width: Double, height: Double, slack: Double) -> [PageBox] {
    let (columns, rows) = (Double(page.image.width), Double(page.image.height))
    func isMissing(_ x: Double, _ y: Double) -> Bool {
      let place = page.toPicture.apply(Point(x: x * columns, y: y * rows))
      return !(place.x >= -slack && place.y >= -slack && place.x <= width + slack && place.y <= height + slack)
    }
    /// The deepest and the outermost probes that find nothing; the middle of the page ends every probe.
    func strip(_ at: (_ along: Double, _ depth: Double) -> (Double, Double)) -> (ClosedRange<Double>, Double)? {
      var (span, deepest): (ClosedRange<Double>?, Int) = (nil, 0)
      for probe in 0..<probes {
        // From corner to corner, for a corner may be all that is missing.
        let along = Double(probe) / Double(probes - 1)
        let depth = (0..<(probes / 2)).prefix { step in
          let (x, y) = at(along, Double(step) / Double(probes))
          return isMissing(x, y)
        }.count
        guard depth > 0 else { continue }
        let (first, last) = (Double(probe) / Double(probes), Double(probe + 1) / Double(probes))
        span = (span?.lowerBound ?? first)...last
        deepest = max(deepest, depth)
      }
      return span.map { ($0, Double(deepest) / Double(probes)) }
    }
    func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> PageBox {
      PageBox(left: left * columns, top: top * rows, right: right * columns, bottom: bottom * rows)
    }
    return [
      strip { ($1, $0) }.map { box(0, $0.lowerBound, $1, $0.upperBound) },
      strip { ($0, $1) }.map { box($0.lowerBound, 0, $0.upperBound, $1) },
      strip { (1 - $1, $0) }.map { box(1 - $1, $0.lowerBound, 1, $0.upperBound) },
      strip { ($0, 1 - $1) }.map { box($0.lowerBound, 1 - $1, $0.upperBound, 1) },
    ].compactMap(\.self)
  }
}
