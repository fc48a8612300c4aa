/// Perspective resampling: linear between the four nearest samples, the border's samples repeated beyond it.
struct Warp {
  /// A source this much finer than the target is shrunk first, so that no sample is skipped.
  static let shrinkageMax = 1.6

  static func apply(to image: Image, from frame: Quadrilateral, width: Int, height: Int) -> Image? {
    let target = Quadrilateral(width: Double(width), height: Double(height))
    let finer = min(frame.meanWidth / Double(width), frame.meanHeight / Double(height))
    guard finer > shrinkageMax else {
      guard let map = Homography(from: target, to: frame) else { return nil }
      return sample(image, map: map, width: width, height: height)
    }
    guard let (patch, local) = enclosing(frame, of: image) else { return nil }
    let small = patch.resized(
      width: max(1, Int((Double(patch.width) / finer).rounded())),
      height: max(1, Int((Double(patch.height) / finer).rounded())))
    let (scaleX, scaleY) = (Double(small.width) / Double(patch.width), Double(small.height) / Double(patch.height))
    let scaled = local.map { Point(x: $0.x * scaleX, y: $0.y * scaleY) }
    guard let map = Homography(from: target, to: scaled) else { return nil }
    return sample(small, map: map, width: width, height: height)
  }

  /// The part of the picture around a frame, and the frame within it.
  private static func enclosing(_ frame: Quadrilateral, of image: Image) -> (Image, Quadrilateral)? {
    let (xs, ys) = (frame.corners.map(\.x), frame.corners.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    guard (left + right + top + bottom).isFinite else { return nil }
    let x = min(max(Int(left) - 2, 0), image.width - 1)
    let y = min(max(Int(top) - 2, 0), image.height - 1)
    let width = min(max(Int(right) + 3, x + 1), image.width) - x
    let height = min(max(Int(bottom) + 3, y + 1), image.height) - y
    guard let patch = image.cropped(x: x, y: y, width: width, height: height) else { return nil }
    return (patch, frame.map { Point(x: $0.x - Double(x), y: $0.y - Double(y)) })
  }

  private static func sample(_ image: Image, map: Homography, width: Int, height: Int) -> Image {
    let h = map.elements.map(Float.init)
    let (lastX, lastY) = (Float(image.width - 1), Float(image.height - 1))
    let (maxX, maxY, stride) = (image.width - 1, image.height - 1, image.width * 3)
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      image.pixels.withUnsafeBufferPointer { source in
        var to = 0
        for row in 0..<height {
          let v = Float(row) + 0.5
          for column in 0..<width {
            let u = Float(column) + 0.5
            let scale = 1 / (h[6] * u + h[7] * v + h[8])
            let x = min(max((h[0] * u + h[1] * v + h[2]) * scale - 0.5, 0), lastX)
            let y = min(max((h[3] * u + h[4] * v + h[5]) * scale - 0.5, 0), lastY)
            // A map that sends a pixel to infinity leaves no number; such a pixel takes the corner's colour.
            let (left, top) = x.isNaN || y.isNaN ? (0, 0) : (Int(x), Int(y))
            let (shareX, shareY) = x.isNaN || y.isNaN ? (0, 0) : (x - Float(left), y - Float(top))
            let first = top * stride + left * 3
            let right = left < maxX ? 3 : 0
            let below = top < maxY ? stride : 0
            for channel in 0..<3 {
              let at = first + channel
              let upper = Float(source[at]) * (1 - shareX) + Float(source[at + right]) * shareX
              let lower = Float(source[at + below]) * (1 - shareX) + Float(source[at + below + right]) * shareX
              target[to + channel] = UInt8(upper * (1 - shareY) + lower * shareY + 0.5)
            }
            to += 3
          }
        }
      }
      count = width * height * 3
    }
    return Image(width: width, height: height, pixels: pixels)
  }
}

extension Image {
  /// What `frame` encloses, seen straight on; nil where three of its corners lie on a line.
  /// - Precondition: both sides are at least 1.
  public func rectified(_ frame: Quadrilateral, width: Int, height: Int) -> Image? {
    precondition(width > 0 && height > 0, "a picture has at least one pixel")
    return Warp.apply(to: self, from: frame, width: width, height: height)
  }
}
