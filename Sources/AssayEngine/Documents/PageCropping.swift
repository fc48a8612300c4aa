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
  static let probes = 128
  /// Steps of such a line from one border of the page to the other: half a millimetre of a passport's page, for less
  /// than the margin that documents keep clear (2 mm, ICAO Doc 9303) takes nothing away.
  static let depthSteps = 256
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
    var touched = [false, false, false, false]
    var reaching = 0
    for frame in frames {
      let slack = marginMin * frame.meanHeight
      let sides = [
        frame.corners.contains { $0.x < slack }, frame.corners.contains { $0.y < slack },
        frame.corners.contains { $0.x > width - slack }, frame.corners.contains { $0.y > height - slack },
      ]
      if sides.contains(true) { reaching += 1 }
      for (index, isTouched) in sides.enumerated() where isTouched { touched[index] = true }
    }
    guard reaching >= (zone == nil ? 2 : 1) else { return [] }
    let depth = stripDepth * max(width, height)
    let upright = Quadrilateral(width: depth, height: height)
    let level = Quadrilateral(width: width, height: depth)
    let strips: [Quadrilateral] = [
      upright, level, upright.map { $0 + Point(x: width - depth, y: 0) },
      level.map { $0 + Point(x: 0, y: height - depth) },
    ]
    return strips.indices.filter { touched[$0] }.map { strips[$0] }
  }

  /// A border of the page; places of it are shares of the page's sides.
  private enum Border: CaseIterable {
    case left, top, right, bottom

    /// The place so far along the border and so deep in the page.
    func place(along: Double, depth: Double) -> Point {
      switch self {
      case .left: Point(x: depth, y: along)
      case .top: Point(x: along, y: depth)
      case .right: Point(x: 1 - depth, y: along)
      case .bottom: Point(x: along, y: 1 - depth)
      }
    }
  }

  /// How deep, from each border of the page, the picture has nothing.
  private static func beyond(_ page: DocumentPage, width: Double, height: Double, slack: Double) -> [PageBox] {
    let (columns, rows) = (Double(page.image.width), Double(page.image.height))
    func isMissing(_ place: Point) -> Bool {
      let source = page.toPicture.apply(Point(x: place.x * columns, y: place.y * rows))
      let isAcross = source.x >= -slack && source.x <= width + slack
      let isDown = source.y >= -slack && source.y <= height + slack
      return !(isAcross && isDown)
    }
    return Border.allCases.compactMap { border -> PageBox? in
      var places: [Point] = []
      for probe in 0..<probes {
        // Each in the middle of its share of the border; the page's middle ends every probe.
        let along = (Double(probe) + 0.5) / Double(probes)
        for step in 0..<(depthSteps / 2) {
          guard isMissing(border.place(along: along, depth: Double(step) / Double(depthSteps))) else { break }
          places.append(border.place(along: along, depth: 0))
          places.append(border.place(along: along, depth: Double(step + 1) / Double(depthSteps)))
        }
      }
      guard let left = places.map(\.x).min(), let right = places.map(\.x).max(),
        let top = places.map(\.y).min(), let bottom = places.map(\.y).max()
      else { return nil }
      // Each probe stands for its share of the border.
      let half = 0.5 / Double(probes)
      let (across, down) = border == .left || border == .right ? (0, half) : (half, 0)
      let grown = PageBox(
        left: (left - across) * columns, top: (top - down) * rows, right: (right + across) * columns,
        bottom: (bottom + down) * rows)
      return grown.clipped(to: page.image)
    }
  }
}
