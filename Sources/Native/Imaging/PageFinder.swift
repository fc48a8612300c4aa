/// Finds the outline of one page that lies on something else.
public enum PageFinder {
  /// Longer side of the picture in which the outline is looked for.
  static let side = 360
  /// A page covers at least this share of the picture.
  static let areaMin = 0.04
  /// Least share of each side, and mean share of all four, that runs along an edge.
  static let sideSupportMin = 0.4
  /// See ``sideSupportMin``.
  static let meanSupportMin = 0.62
  /// How far a corner may lie beyond the picture, as a share of its longer side.
  static let overhangMax = 0.08

  /// Finds a page.
  /// - Parameter contents: places that the page must enclose all but a tenth of, such as the centres of text; empty
  ///   means any page will do.
  /// - Returns: its corners in the picture, clockwise from the corner nearest the picture's top left; nil where no
  ///   four lines frame a page.
  public static func find(in image: Image, enclosing contents: [Point] = []) -> Quadrilateral? {
    let small = image.shrunk(toSide: side)
    guard small.width > 32, small.height > 32 else { return nil }
    let scale = Double(image.width) / Double(small.width)
    let edges = PageFinderEdges(small)
    let level = edges.lines(near: 90, countMax: 14).sorted {
      middle($0, small, isLevel: true) < middle($1, small, isLevel: true)
    }
    let upright = edges.lines(near: 0, countMax: 14).sorted {
      middle($0, small, isLevel: false) < middle($1, small, isLevel: false)
    }
    let places = contents.map { $0 * (1 / scale) }
    var best: (score: Double, page: Quadrilateral)?
    for (top, bottom) in pairs(level) {
      for (left, right) in pairs(upright) {
        guard let page = page(top, right, bottom, left), isPlausible(page, in: small, contents: places)
        else { continue }
        guard let score = score(page, edges: edges, in: small), score > best?.score ?? 0 else { continue }
        best = (score, page)
      }
    }
    return best.map { $0.page.map { $0 * scale } }
  }

  private static func pairs(_ lines: [PageFinderEdges.Line]) -> [(PageFinderEdges.Line, PageFinderEdges.Line)] {
    lines.indices.flatMap { first in lines[(first + 1)...].map { (lines[first], $0) } }
  }

  /// Where a line crosses the picture's middle, downward for level lines and rightward for upright ones.
  private static func middle(_ line: PageFinderEdges.Line, _ image: Image, isLevel: Bool) -> Double {
    let axis = PageFinderEdges.Line(
      angle: isLevel ? 0 : .pi / 2, distance: Double(isLevel ? image.width : image.height) / 2, votes: 0)
    guard let point = line.crossing(axis) else { return 0 }
    return isLevel ? point.y : point.x
  }

  private static func page(
    _ top: PageFinderEdges.Line, _ right: PageFinderEdges.Line, _ bottom: PageFinderEdges.Line,
    _ left: PageFinderEdges.Line
  ) -> Quadrilateral? {
    guard let topLeft = top.crossing(left), let topRight = top.crossing(right),
      let bottomRight = bottom.crossing(right), let bottomLeft = bottom.crossing(left)
    else { return nil }
    return Quadrilateral(topLeft: topLeft, topRight: topRight, bottomRight: bottomRight, bottomLeft: bottomLeft)
  }

  /// Big enough, within the picture, convex, sides not too unlike, around its contents.
  private static func isPlausible(_ page: Quadrilateral, in image: Image, contents: [Point]) -> Bool {
    let overhang = overhangMax * Double(max(image.width, image.height))
    let isInside = page.corners.allSatisfy {
      $0.x > -overhang && $0.y > -overhang && $0.x < Double(image.width) + overhang
        && $0.y < Double(image.height) + overhang
    }
    guard isInside, page.area > areaMin * Double(image.width * image.height), page.isConvex else { return false }
    let ratio = page.meanWidth / page.meanHeight
    guard (0.5...2).contains(ratio) else { return false }
    let (top, bottom) = (page.topLeft.distance(to: page.topRight), page.bottomLeft.distance(to: page.bottomRight))
    let (left, right) = (page.topLeft.distance(to: page.bottomLeft), page.topRight.distance(to: page.bottomRight))
    guard min(top, bottom) > 0.55 * max(top, bottom), min(left, right) > 0.55 * max(left, right) else { return false }
    let enclosed = contents.filter(page.contains).count
    return enclosed * 10 >= contents.count * 9
  }

  /// Mean support of the sides plus a preference for larger pages, so that a frame inside a page does not win.
  private static func score(_ page: Quadrilateral, edges: PageFinderEdges, in image: Image) -> Double? {
    let corners = page.corners
    var (sum, least) = (0.0, 1.0)
    for (index, corner) in corners.enumerated() {
      // Rounded corners are no part of a side.
      let next = corners[(index + 1) % 4]
      let trim = (next - corner) * 0.06
      let support = edges.support(from: corner + trim, to: next - trim)
      guard support >= sideSupportMin else { return nil }
      sum += support
      least = min(least, support)
    }
    guard sum / 4 >= meanSupportMin else { return nil }
    return sum / 4 + 0.3 * least + 0.5 * page.area / Double(image.width * image.height)
  }
}
