internal import Glibc
internal import Imaging

/// The finder pattern in the middle of an Aztec symbol (ISO/IEC 24778, 7.1): a dark module in squares that are light
/// and dark in turn, each a module wide. Any line through its middle meets them as runs of one length, however it lies.
///
/// The library looks for it at the middle of a picture, and knows it only where it lies level: each one is cut out as
/// the middle of a piece, turned level.
struct BullsEye {
  /// Its middle, in samples.
  let centre: Point
  /// A module's width in samples.
  let module: Double
  /// How far its sides are turned clockwise, in radians; the same symbol by a quarter of a turn more.
  let turn: Double

  /// Runs from the light square inside the compact symbol's outermost one to that on the other side: those next to it
  /// may run on into the symbol.
  static let runs = 7
  /// Least length of a run: narrower modules are lost in the edges of others.
  static let runMin = 1.5
  /// How far a run may differ from the mean of all, as a share of that, and in samples.
  static let deviationMax = (share: 0.4, samples: 0.8)
  /// Reach of the mean that parts light from dark: the squares of a bull's eye whose modules are up to twelve samples
  /// wide lie within.
  static let meanRadius = 24
  /// Pieces looked at: a document has two symbols of one kind at most, and places beside their middles look like it.
  static let countMax = 4
  /// Places measured in all directions; a picture full of rings is not worth more time.
  static let placesMax = 64
  /// Modules from a symbol's middle to its side and its quiet zone: 75 of the largest symbol's 151, and some more.
  static let reach = 78.0
  /// Width that a piece gives a module: of 48 drawn symbols with modules of 2 to 5 samples, turned anyhow, the library
  /// read 39 at this, 28 at 6 and 35 at 10.
  static let moduleSamples = 8.0
  /// Directions in which its squares are met.
  static let rays = 128
  /// Share of directions in which all squares are met: glare or a fold may break one side.
  static let raysShareMin = 0.75
  /// Mean distance from a square's middle to its sides, all directions alike, as a share of half a side.
  static let meanReach = 4 / Double.pi * log(1 + 2.0.squareRoot())

  /// The bull's eyes of a picture, those met in most directions first: the symbol's own modules make places beside the
  /// middle look like it.
  static func find(in plane: Plane) -> [BullsEye] {
    let scan = BullsEyeScan(plane)
    var places: [(centre: Point, run: Double)] = []
    for row in 0..<plane.height {
      for seen in scan.places(inRow: row) where places.count < placesMax {
        let isKnown = places.contains { $0.centre.distance(to: seen.centre) <= seen.run / 2 }
        if !isKnown { places.append(seen) }
      }
    }
    let eyes = places.compactMap { scan.eye(at: $0.centre, run: $0.run) }.sorted { $0.rays > $1.rays }
    return eyes.prefix(countMax).map(\.eye)
  }

  /// The symbol around it as the middle of a piece, level; and where the piece's places lie in the picture.
  func piece(of picture: Image) -> (plane: Plane, toPicture: Homography)? {
    let half = Self.reach * module
    let side = 2 * Int(Self.reach * Self.moduleSamples)
    let frame = Quadrilateral(width: 2 * half, height: 2 * half).map { corner in
      let (x, y) = (corner.x - half, corner.y - half)
      return centre + Point(x: x * cos(turn) - y * sin(turn), y: x * sin(turn) + y * cos(turn))
    }
    guard let map = Homography(from: Quadrilateral(width: Double(side), height: Double(side)), to: frame),
      let seen = picture.rectified(frame, width: side, height: side)
    else { return nil }
    return (seen.luminance, map)
  }
}
