/// A page in small, seen straight on, and what lies around it in the picture.
struct PageSurroundings {
  /// Longer side of the page, in pixels of this size.
  static let side = 200
  /// What is seen beyond each border, in the same pixels.
  static let margin = 12

  /// Columns of the page.
  let width: Int
  /// Rows of the page.
  let height: Int
  private let tones: [Tone?]

  /// Nil where the corners frame no area, or one of its sides is less than a quarter of the other.
  init?(of outline: Quadrilateral, in picture: Image, width: Int, height: Int) {
    let scale = Double(Self.side) / Double(max(width, height, 1))
    let (columns, rows) = (Int((Double(width) * scale).rounded()), Int((Double(height) * scale).rounded()))
    guard min(columns, rows) * 4 >= Self.side else { return nil }
    (self.width, self.height) = (columns, rows)
    let (margin, page) = (Double(Self.margin), Quadrilateral(width: Double(columns), height: Double(rows)))
    let (across, down) = (columns + 2 * Self.margin, rows + 2 * Self.margin)
    let around = Quadrilateral(width: Double(across), height: Double(down)).map { $0 - Point(x: margin, y: margin) }
    guard let out = Homography(from: page, to: outline),
      let seen = picture.rectified(around.map(out.apply), width: across, height: down)
    else { return nil }
    tones = (0..<(across * down)).map { index in
      let place = Point(x: Double(index % across) + 0.5 - margin, y: Double(index / across) + 0.5 - margin)
      let source = out.apply(place)
      // Beyond the picture there is nothing; a place at infinity is beyond it, too.
      guard source.x >= 0, source.y >= 0, source.x < Double(picture.width), source.y < Double(picture.height)
      else { return nil }
      return Tone(seen.pixels[index * 3], seen.pixels[index * 3 + 1], seen.pixels[index * 3 + 2])
    }
  }

  /// The tone of a place, counted from the page's top left; nil beyond the picture.
  /// - Precondition: it lies at most ``margin`` beyond the page.
  subscript(column: Int, row: Int) -> Tone? {
    tones[(row + Self.margin) * (width + 2 * Self.margin) + column + Self.margin]
  }
}

/// A colour, and apart from it how bright it is.
struct Tone {
  /// Red's share of the three channels.
  let red: Double
  /// Green's share.
  let green: Double
  /// Sum of the channels, 0 through 765.
  let sum: Int

  /// The tone of a pixel; black has no colour and counts as grey.
  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    sum = Int(red) + Int(green) + Int(blue)
    self.red = sum > 0 ? Double(red) / Double(sum) : 1.0 / 3
    self.green = sum > 0 ? Double(green) / Double(sum) : 1.0 / 3
  }

  /// Sum of the channels below which their shares are noise: 15 levels each.
  static let sumMin = 45
  /// Red's share in skin: 0.379 to 0.466 in the eight drawn tones; a third is grey. The
  /// limits leave as much again for blue and for yellow light. What is bright or dark counts for nothing.
  static let redMin = 0.355
  /// See ``redMin``.
  static let redMax = 0.62
  /// Red's share above green's: 0.053 to 0.162 in the drawn tones.
  static let redOverGreenMin = 0.025
  /// Green's share above blue's, which blood and a blue sky make small: 0.031 to 0.086 in the drawn tones.
  static let greenOverBlueMin = -0.03

  /// Whether skin may have this colour, in whatever tone and light.
  var isSkin: Bool {
    sum >= Self.sumMin && (Self.redMin...Self.redMax).contains(red) && red - green >= Self.redOverGreenMin
      && 2 * green + red - 1 >= Self.greenOverBlueMin
  }

  /// Greatest difference of the channels' shares.
  func distance(to other: Tone) -> Double {
    max(abs(red - other.red), abs(green - other.green), abs(red + green - other.red - other.green))
  }
}
