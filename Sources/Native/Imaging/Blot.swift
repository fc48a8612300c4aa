extension Image {
  /// The picture with what a convex frame encloses in the colour that is found most often along the picture's border.
  public func blotting(_ frame: Quadrilateral) -> Image {
    var blotted = self
    let colour = borderColour
    guard let (columns, rows) = extent(of: frame) else { return self }
    for y in rows {
      for x in columns where frame.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) {
        let at = (y * width + x) * 3
        for channel in 0..<3 { blotted.pixels[at + channel] = colour[channel] }
      }
    }
    return blotted
  }

  /// Per channel, the median along the border.
  private var borderColour: [UInt8] {
    let level = (0..<width).flatMap { [$0, (height - 1) * width + $0] }
    let upright = (0..<height).flatMap { [$0 * width, $0 * width + width - 1] }
    return (0..<3).map { channel in
      let samples = (level + upright).map { pixels[$0 * 3 + channel] }.sorted()
      return samples[samples.count / 2]
    }
  }
}
