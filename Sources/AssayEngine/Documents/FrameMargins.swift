import Imaging

extension Quadrilateral {
  /// The frame with a margin on every side, as a share of its height; nil where the frame is degenerate.
  func grown(byHeights margin: Double) -> Quadrilateral? {
    inset(across: -margin, along: -margin * meanHeight / max(meanWidth, 1))
  }

  /// The frame without a margin that was added on every side as a share of the inner height.
  func shrunk(byHeights margin: Double) -> Quadrilateral? {
    let inner = meanHeight / (1 + 2 * margin)
    return inset(across: inner * margin / meanHeight, along: inner * margin / max(meanWidth, 1))
  }

  /// The frame with each side moved inward by a share of the frame.
  private func inset(across: Double, along: Double) -> Quadrilateral? {
    guard let map = Homography(from: Quadrilateral(width: 1, height: 1), to: self) else { return nil }
    return Quadrilateral(
      topLeft: map.apply(Point(x: along, y: across)), topRight: map.apply(Point(x: 1 - along, y: across)),
      bottomRight: map.apply(Point(x: 1 - along, y: 1 - across)), bottomLeft: map.apply(Point(x: along, y: 1 - across)))
  }
}
