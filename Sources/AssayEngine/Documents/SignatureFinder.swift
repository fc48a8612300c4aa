import EngineProtocol
import Imaging

/// Finds a handwritten signature on a page by its strokes: thin, connected over a length that no letter of print has,
/// and with much ground between them. Bounds were chosen on 269 generated pictures, 135 of them signed: cards,
/// licences, passports and visas, worsened in every way that the generator knows.
enum SignatureFinder {
  /// Longest side of the page that is looked at.
  static let sideMax = 800
  /// A line read at least this surely is print. Handwriting is read as well, with less confidence: this is not measured
  /// by itself, 119 of 135 signatures were found with all bounds together.
  static let confidenceMin = 0.9
  /// Least extent of the longest stroke, as a share of the page's longer side. 0.04 to 0.07 find and invent the same.
  static let strokeLengthMin = 0.05
  /// Least height of a stroke that is part of a signature, as a share of the page's longer side.
  static let strokeHeightMin = 0.018
  /// Least height of a signature, as a share of the page's longer side. The lowest that was found has 0.0425; lines of
  /// connected scripts that were read poorly or not at all reach 0.037.
  static let heightMin = 0.04
  /// Greatest extents of a signature, as shares of the page's longer side.
  static let widthMax = 0.5, heightMax = 0.16
  /// How wide a signature is compared to its height; wider ones are rules and rows of print.
  static let shapes = 1.5...12.0
  /// Share of its box that is ink: 0.08 to 0.40 in those that were found. At most 0.36 finds three fewer and invents
  /// one less, at most 0.30 finds a sixth fewer.
  static let shares = 0.04...0.4
  /// How far below the space of a portrait its clothes may reach, as a share of that space's height: without it clothes
  /// were taken for a signature once more.
  static let clothesBelow = 0.15
  /// Greatest mean width of its strokes, as a share of its height: bold capitals have as much.
  static let strokeWidthMax = 0.22
  /// Pieces with fewer pixels are grain.
  static let areaMin = 8

  /// The place of the signature.
  /// - Parameters:
  ///   - lines: what was read on the page.
  ///   - covered: zone, symbols and faces.
  /// - Returns: its box on the page; nil where no ink looks like one.
  static func find(on page: Image, lines: [TextLineMessage], covered: [PageBox]) -> PageBox? {
    let small = page.shrunk(toSide: sideMax)
    let scale = Double(small.width) / Double(page.width)
    let print = lines.filter { $0.confidence >= confidenceMin }.map { PageBox($0.box) }
    let plane = small.luminance
    var ink = PageInk.mask(of: plane)
    for box in covered + print { clear(box.scaled(by: scale), in: &ink, width: small.width, height: small.height) }
    let pieces = InkStrokes.all(of: ink, width: small.width).filter {
      // What crosses the page's border is a shadow or the desk.
      $0.area >= areaMin && $0.left > 0 && $0.top > 0 && $0.right < small.width - 1 && $0.bottom < small.height - 1
    }
    let found = candidates(pieces, side: Double(max(small.width, small.height)))
    guard let best = found.first(where: { isOnPlainGround($0, plane, ink) }) else { return nil }
    let box = PageBox(
      left: Double(best.left), top: Double(best.top), right: Double(best.right + 1), bottom: Double(best.bottom + 1))
    return box.scaled(by: 1 / scale).clipped(to: page)
  }

  /// A portrait and what of it lies below the space around the face.
  static func withClothes(_ portrait: PageBox) -> PageBox {
    var box = portrait
    box.bottom += clothesBelow * (portrait.bottom - portrait.top)
    return box
  }

  /// Groups of pieces that look like a signature, the longest first.
  static func candidates(_ pieces: [InkStrokes], side: Double) -> [InkStrokes] {
    let strokes = pieces.filter {
      Double($0.height) >= strokeHeightMin * side && Double($0.height) <= heightMax * side
        && Double($0.width) <= widthMax * side && $0.share <= shares.upperBound
        && $0.strokeWidth <= strokeWidthMax * Double($0.height)
    }
    var groups: [(whole: InkStrokes, longest: Int)] = []
    for stroke in strokes.sorted(by: { $0.left < $1.left }) {
      if let near = groups.lastIndex(where: { Self.belong($0.whole, stroke) }) {
        groups[near] = (groups[near].whole.joined(with: stroke), max(groups[near].longest, stroke.width))
      } else {
        groups.append((stroke, stroke.width))
      }
    }
    let long = groups.filter { Double($0.longest) >= strokeLengthMin * side }.map(\.whole)
    return long.filter { isLike($0, side: side) }.sorted { ground($0) > ground($1) }
  }

  private static func isLike(_ whole: InkStrokes, side: Double) -> Bool {
    (heightMin * side...heightMax * side).contains(Double(whole.height)) && Double(whole.width) <= widthMax * side
      && shares.contains(whole.share) && shapes.contains(Double(whole.width) / Double(whole.height))
  }

  /// Whether what lies between the strokes is as light as what lies around them: of a dark area only the rim is ink.
  private static func isOnPlainGround(_ whole: InkStrokes, _ plane: Plane, _ ink: [Bool]) -> Bool {
    let reach = whole.height / 2
    let (columns, rows) = (whole.left...whole.right, whole.top...whole.bottom)
    var (inside, around) = ((sum: 0, count: 0), (sum: 0, count: 0))
    for y in max(whole.top - reach, 0)...min(whole.bottom + reach, plane.height - 1) {
      for x in max(whole.left - reach, 0)...min(whole.right + reach, plane.width - 1) {
        let at = y * plane.width + x
        guard !ink[at] else { continue }
        let isInside = columns.contains(x) && rows.contains(y)
        if isInside {
          inside = (inside.sum + Int(plane.samples[at]), inside.count + 1)
        } else {
          around = (around.sum + Int(plane.samples[at]), around.count + 1)
        }
      }
    }
    guard inside.count > 0, around.count > 0 else { return false }
    let levels = (Double(inside.sum) / Double(inside.count), Double(around.sum) / Double(around.count))
    return levels.0 >= PageInk.lumaShareMax * levels.1
  }

  /// How long and how thin: edges of clothes and hair are as long, and thicker.
  private static func ground(_ whole: InkStrokes) -> Double { Double(whole.width) * (1 - whole.share) }

  /// Words of one hand stand within half their height of each other, on one line.
  private static func belong(_ whole: InkStrokes, _ stroke: InkStrokes) -> Bool {
    let gap = max(stroke.left - whole.right, whole.left - stroke.right)
    let overlap = min(whole.bottom, stroke.bottom) - max(whole.top, stroke.top)
    return 2 * gap <= max(whole.height, stroke.height) && 2 * overlap >= min(whole.height, stroke.height)
  }

  private static func clear(_ box: PageBox, in ink: inout [Bool], width: Int, height: Int) {
    let (left, right) = (max(Int(box.left), 0), min(Int(box.right.rounded(.up)), width))
    let (top, bottom) = (max(Int(box.top), 0), min(Int(box.bottom.rounded(.up)), height))
    guard left < right, top < bottom else { return }
    for y in top..<bottom {
      for x in left..<right { ink[y * width + x] = false }
    }
  }
}

extension PageBox {
  /// The box on a page so many times as large.
  fileprivate func scaled(by factor: Double) -> PageBox {
    PageBox(left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor)
  }
}
