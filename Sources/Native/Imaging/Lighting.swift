/// How a picture is lit and coloured.
public struct Lighting: Sendable, Equatable {
  /// Luma that one sample in twenty reaches, 0 through 255: the paper's, where there is paper.
  public let brightness: Double
  /// Standard deviation of the samples' colours, 0 through about 0.5: of red's and green's shares of a sample's three
  /// channels together. 0 where there is one colour alone, as in a grey picture, whatever light falls on it.
  public let colourSpread: Double

  /// Sum of a sample's channels below which its shares are noise.
  static let sumMin = 150
  /// Width to which a picture is brought before it is measured, so that noise does not count as colour.
  static let width = 200

  /// Measures a picture.
  public init(of image: Image) {
    let scale = min(1, Double(Self.width) / Double(image.width))
    let small = image.resized(
      width: max(1, Int((Double(image.width) * scale).rounded())),
      height: max(1, Int((Double(image.height) * scale).rounded())))
    brightness = Self.brightness(of: small)
    colourSpread = Self.spread(of: small)
  }

  private static func brightness(of image: Image) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for sample in image.luminance.samples { counts[Int(sample)] += 1 }
    var (seen, bright) = (0, 255)
    while bright > 0 {
      seen += counts[bright]
      if seen * 20 >= image.width * image.height { break }
      bright -= 1
    }
    return Double(bright)
  }

  private static func spread(of image: Image) -> Double {
    var (count, sums, squares) = (0.0, (0.0, 0.0), 0.0)
    for start in stride(from: 0, to: image.pixels.count, by: 3) {
      let (red, green) = (Double(image.pixels[start]), Double(image.pixels[start + 1]))
      let sum = red + green + Double(image.pixels[start + 2])
      guard sum >= Double(sumMin) else { continue }
      count += 1
      sums = (sums.0 + red / sum, sums.1 + green / sum)
      squares += (red * red + green * green) / (sum * sum)
    }
    guard count > 0 else { return 0 }
    let means = (sums.0 / count, sums.1 / count)
    return max(0, squares / count - means.0 * means.0 - means.1 * means.1).squareRoot()
  }
}
