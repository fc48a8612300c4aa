internal import Imaging

/// An area of strokes seen straight on, its bars upright and its rows level.
struct StraightSymbol {
  /// How an area is prepared before a look at it: the first that shows a symbol is enough.
  enum Preparation: CaseIterable {
    case asItLies
    /// Each sample the mean of those above and below it: grain goes, bars stay, for a row is some modules high.
    case smoothed
    /// Also sharpened across the bars, where the picture is soft.
    case smoothedAndSharpened
    /// More of both, where it is softer.
    case sharpenedMuch
  }

  /// Longest side of a straightened area.
  static let sideMax = 2_400.0
  /// Width below which an area is enlarged: three samples a module for the widest symbols of licences.
  static let widthEnlarged = 1_200.0

  private let plane: Plane
  private let toPicture: Homography

  /// Straightens an area; nil where it does not frame a place in the picture.
  init?(_ area: StrokeArea, of picture: Image) {
    guard let frame = Self.levelled(area.frame, of: picture) else { return nil }
    let scale = min(frame.meanWidth < Self.widthEnlarged ? 2 : 1, Self.sideMax / max(frame.meanWidth, frame.meanHeight))
    guard let (seen, map) = Self.cut(frame, scale, of: picture) else { return nil }
    (plane, toPicture) = (seen.luminance, map)
  }

  /// The area as a reader looks at it.
  func prepared(_ preparation: Preparation) -> Plane {
    switch preparation {
    case .asItLies: plane
    case .smoothed: plane.smoothedDown(radius: 3)
    case .smoothedAndSharpened: plane.smoothedDown(radius: 3).sharpenedAcross(radius: 4, amount: 2)
    case .sharpenedMuch: plane.smoothedDown(radius: 4).sharpenedAcross(radius: 6, amount: 4)
    }
  }

  /// Where a place of the area lies in the picture.
  func place(_ point: Point) -> Point { toPicture.apply(point) }

  /// The frame with its upper and lower side turned along the symbol's rows.
  private static func levelled(_ frame: Quadrilateral, of picture: Image) -> Quadrilateral? {
    let scale = min(1, sideMax / 2 / max(frame.meanWidth, frame.meanHeight))
    guard let (seen, map) = cut(frame, scale, of: picture) else { return nil }
    let slope = RowSlope(seen.luminance.smoothedDown(radius: 1))
    let (width, height) = (Double(seen.width), Double(seen.height))
    let turned = Quadrilateral(
      topLeft: Point(x: 0, y: -slope.top * width / 2), topRight: Point(x: width, y: slope.top * width / 2),
      bottomRight: Point(x: width, y: height + slope.bottom * width / 2),
      bottomLeft: Point(x: 0, y: height - slope.bottom * width / 2))
    return turned.isConvex ? turned.map(map.apply) : frame
  }

  private static func cut(
    _ frame: Quadrilateral, _ scale: Double, of picture: Image
  ) -> (seen: Image, toPicture: Homography)? {
    let (width, height) = (frame.meanWidth * scale, frame.meanHeight * scale)
    guard frame.isConvex, (16...sideMax + 1).contains(width), (16...sideMax + 1).contains(height) else { return nil }
    let (columns, rows) = (Int(width.rounded()), Int(height.rounded()))
    let whole = Quadrilateral(width: Double(columns), height: Double(rows))
    guard let map = Homography(from: whole, to: frame),
      let seen = picture.rectified(frame, width: columns, height: rows)
    else { return nil }
    return (seen, map)
  }
}

extension Plane {
  /// Each sample the mean of the column's samples up to `radius` rows away, inside the plane.
  fileprivate func smoothedDown(radius: Int) -> Plane {
    var output = samples
    var sums = [Int](repeating: 0, count: width)
    for y in 0..<min(radius, height) { for x in 0..<width { sums[x] += Int(samples[y * width + x]) } }
    for y in 0..<height {
      let (enters, leaves) = (y + radius, y - radius - 1)
      let count = min(enters, height - 1) - max(leaves, -1)
      for x in 0..<width {
        if enters < height { sums[x] += Int(samples[enters * width + x]) }
        if leaves >= 0 { sums[x] -= Int(samples[leaves * width + x]) }
        output[y * width + x] = UInt8(sums[x] / count)
      }
    }
    return Plane(width: width, height: height, samples: output)
  }

  /// What differs from the mean of the row's samples up to `radius` columns away is added `amount` times over.
  fileprivate func sharpenedAcross(radius: Int, amount: Double) -> Plane {
    var output = samples
    var sums = [Int](repeating: 0, count: width + 1)
    for y in 0..<height {
      let base = y * width
      for x in 0..<width { sums[x + 1] = sums[x] + Int(samples[base + x]) }
      for x in 0..<width {
        let (left, right) = (max(x - radius, 0), min(x + radius + 1, width))
        let mean = Double(sums[right] - sums[left]) / Double(right - left)
        let value = Double(samples[base + x])
        output[base + x] = UInt8(min(max(value + amount * (value - mean), 0), 255))
      }
    }
    return Plane(width: width, height: height, samples: output)
  }
}
