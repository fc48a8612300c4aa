import Imaging

/// Finds characters that are not of their line's height, in lines that hold nothing but capitals and digits, which
/// typefaces draw alike.
struct GlyphTraces {
  /// A line of print, framed in reading direction.
  struct Line {
    let frame: Quadrilateral
    /// How many characters it has.
    let characters: Int
  }

  /// By how much of the line's height a character is off.
  static let offMin = 0.14
  /// The others agree with each other within this share of the height: else the line is of mixed letters or badly seen.
  static let spreadMax = 0.05
  /// Fewest characters of a line, and the largest share that may be off: half a line of another height is two lines.
  static let charactersMin = 6
  /// See ``charactersMin``.
  static let shareMax = 0.4
  /// Fewest neighbours that are off together: one alone is a letter with a hook or a stain.
  static let runMin = 2
  /// Least height in pixels that tells a seventh of it apart.
  static let heightMin = 14.0

  /// Lines longer than this, in pixels, are not measured.
  static let widthMax = 4_000.0

  private struct Glyph {
    let left: Int
    let right: Int
    let height: Double
  }

  /// The parts of a line that are off.
  static func find(in picture: Image, line: Line) -> [EditTrace] {
    guard line.characters >= charactersMin, line.frame.meanHeight >= heightMin,
      line.frame.meanWidth < widthMax, line.frame.meanHeight < widthMax
    else { return [] }
    let (width, height) = (Int(line.frame.meanWidth.rounded()), Int(line.frame.meanHeight.rounded()))
    guard width > height, let strip = picture.rectified(line.frame, width: width, height: height) else {
      return []
    }
    let glyphs = glyphs(of: strip.luminance)
    // Letters that touch each other, or break apart, cannot be measured one by one.
    guard glyphs.count >= charactersMin, abs(glyphs.count - line.characters) <= max(1, line.characters / 8) else {
      return []
    }
    let usual = glyphs.map(\.height).sorted()[glyphs.count / 2]
    let isOff = glyphs.map { abs($0.height - usual) > offMin * usual }
    let others = zip(glyphs, isOff).filter { !$0.1 }.map(\.0.height)
    guard usual >= heightMin / 2, let low = others.min(), let high = others.max(),
      high - low <= 2 * spreadMax * usual + 2, Double(isOff.count { $0 }) <= shareMax * Double(glyphs.count)
    else { return [] }
    return runs(isOff).filter { $0.count >= runMin }.compactMap { run in
      trace(of: glyphs[run], usual: usual, width: width, frame: line.frame)
    }
  }

  private static func trace(
    of glyphs: ArraySlice<Glyph>, usual: Double, width: Int, frame: Quadrilateral
  ) -> EditTrace? {
    guard let first = glyphs.first, let last = glyphs.last,
      let map = Homography(from: Quadrilateral(width: Double(width), height: 1), to: frame)
    else { return nil }
    let part = Quadrilateral(width: Double(last.right - first.left + 1), height: 1)
      .map { map.apply($0 + Point(x: Double(first.left), y: 0)) }
    let mean = glyphs.reduce(0) { $0 + $1.height } / Double(glyphs.count)
    return EditTrace(kind: .glyphHeight, frame: part, strength: abs(mean - usual) / usual / offMin - 1)
  }

  private static func runs(_ marks: [Bool]) -> [Range<Int>] {
    var (found, start): ([Range<Int>], Int?) = ([], nil)
    for index in 0...marks.count {
      let isMarked = index < marks.count && marks[index]
      if isMarked, start == nil { start = index }
      if !isMarked, let first = start {
        found.append(first..<index)
        start = nil
      }
    }
    return found
  }

  /// Connected ink from left to right, small marks left out.
  private static func glyphs(of plane: Plane) -> [Glyph] {
    let threshold = inkThreshold(plane)
    let ink = plane.samples.map { $0 < threshold }
    return BlockArea.connected(ink, columns: plane.width)
      .filter { Double($0.bottom - $0.top) >= 0.3 * Double(plane.height) }
      .map { Glyph(left: $0.left, right: $0.right - 1, height: Double($0.bottom - $0.top)) }
      .sorted { $0.left < $1.left }
  }

  /// The level that parts ink from paper best (Otsu 1979).
  private static func inkThreshold(_ plane: Plane) -> UInt8 {
    var counts = [Double](repeating: 0, count: 256)
    for sample in plane.samples { counts[Int(sample)] += 1 }
    let total = Double(plane.samples.count)
    let sum = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (best, level, below, belowSum) = (0.0, 128, 0.0, 0.0)
    for candidate in 0..<255 {
      below += counts[candidate]
      belowSum += Double(candidate) * counts[candidate]
      guard below > 0, below < total else { continue }
      let apart = belowSum / below - (sum - belowSum) / (total - below)
      let between = below * (total - below) * apart * apart
      if between > best { (best, level) = (between, candidate + 1) }
    }
    return UInt8(level)
  }
}
