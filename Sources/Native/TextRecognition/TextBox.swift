import Imaging

/// A rectangle of any angle around a run of text.
public struct TextBox: Sendable, Equatable {
  /// Its centre in the picture.
  public var center: Point
  /// Extent along the text in pixels.
  public var length: Double
  /// Extent across the text in pixels, no more than `length`.
  public var height: Double
  /// Direction of the text's axis, radians clockwise from rightward, above -π/2 through π/2; which way along the axis
  /// the text reads is not known.
  public var angle: Double
  /// Mean probability that its area is text, 0 through 1.
  public var score: Double

  /// A box around text.
  public init(center: Point, length: Double, height: Double, angle: Double, score: Double) {
    self.center = center
    self.length = length
    self.height = height
    self.angle = angle
    self.score = score
  }

  /// Unit vector along the text.
  public var along: Point { Point(x: cosine(angle), y: sine(angle)) }

  /// Unit vector across the text, a quarter turn clockwise of `along`.
  public var across: Point { Point(x: -sine(angle), y: cosine(angle)) }

  /// The corners, clockwise from the start of the text if it reads along `along`.
  /// - Parameter margin: what is added on every side, as a share of the height.
  public func frame(margin: Double = 0) -> Quadrilateral {
    let extra = height * margin
    let (right, down) = (along * (length / 2 + extra), across * (height / 2 + extra))
    return Quadrilateral(
      topLeft: center - right - down, topRight: center + right - down, bottomRight: center + right + down,
      bottomLeft: center - right + down)
  }
}
