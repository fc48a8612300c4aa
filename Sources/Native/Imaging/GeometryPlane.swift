/// One 8-bit channel of a picture, row by row from the top.
public struct Plane: Sendable, Equatable {
  /// Columns, at least 1.
  public let width: Int
  /// Rows, at least 1.
  public let height: Int
  /// `width * height` samples.
  public var samples: [UInt8]

  /// Wraps samples that are already laid out.
  /// - Precondition: `samples.count == width * height`.
  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(width > 0 && height > 0 && samples.count == width * height, "samples must fill the plane")
    self.width = width
    self.height = height
    self.samples = samples
  }
}

extension Image {
  /// Luma of every pixel (ITU-R BT.601 weights), rounded.
  public var luminance: Plane {
    let samples = [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for index in 0..<(width * height) {
          let (red, green, blue) = (Int(source[index * 3]), Int(source[index * 3 + 1]), Int(source[index * 3 + 2]))
          target[index] = UInt8((red * 299 + green * 587 + blue * 114 + 500) / 1000)
        }
      }
      count = width * height
    }
    return Plane(width: width, height: height, samples: samples)
  }
}
