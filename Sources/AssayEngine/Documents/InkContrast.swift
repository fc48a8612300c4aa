import Imaging
import TextRecognition

/// Tells the print of a page from what is printed faintly behind it: watermarks, security backgrounds, the other side
/// of thin paper.
enum InkContrast {
  /// Share of the strongest lines' contrast below which a line belongs to the background. Of 2,669 lines found on 19
  /// generated letters with a pale pattern of words behind them, 1,838 have less than 0.20 of it, 12 have 0.20 to 0.35,
  /// and all others more.
  static let shareMin = 0.27
  private static let columns = 64
  private static let rows = 9

  /// The boxes whose ink stands out.
  static func printed(_ boxes: [TextBox], in picture: Image) -> [TextBox] {
    let plane = picture.luminance
    let contrasts = boxes.map { contrast(of: $0, in: plane) }
    // A tenth of the lines may be bolder than all others.
    let strongest = contrasts.sorted(by: >).dropFirst(contrasts.count / 10).first ?? 0
    return zip(boxes, contrasts).filter { $0.1 >= shareMin * strongest }.map(\.0)
  }

  /// How much darker a line's darkest twentieth is than its ground, in steps of luma.
  private static func contrast(of box: TextBox, in plane: Plane) -> Double {
    var samples: [UInt8] = []
    samples.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let (u, v) = (Double(column) / Double(columns - 1) - 0.5, Double(row) / Double(rows - 1) - 0.5)
        let point = box.center + box.along * (u * box.length) + box.across * (v * box.height)
        let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
        guard x >= 0, y >= 0, x < plane.width, y < plane.height else { continue }
        samples.append(plane.samples[y * plane.width + x])
      }
    }
    guard samples.count >= columns else { return 0 }
    samples.sort()
    return Double(samples[samples.count * 7 / 10]) - Double(samples[samples.count / 20])
  }
}
