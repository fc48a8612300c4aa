public import Imaging
public import Inference

/// Finds runs of text with a differentiable-binarisation network (PP-OCRv6 detection).
public final class TextDetector {
  /// Sides of a compiled input, both multiples of 32.
  public struct Canvas: Sendable, Hashable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int

    /// An input size.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  private let models: [(canvas: Canvas, model: Model)]

  /// Compiles the network once for each canvas.
  /// - Throws: ``InferenceError`` where the file is missing or is no such network.
  public init(path: String, canvases: [Canvas], runtime: Runtime) throws(InferenceError) {
    var models: [(Canvas, Model)] = []
    for canvas in canvases {
      let model = try Model(path: path, inputShape: [1, 3, canvas.height, canvas.width], runtime: runtime)
      models.append((canvas, model))
    }
    self.models = models
  }

  /// Finds runs of text.
  /// - Parameter enlargementMax: how far a small picture is enlarged to fill the canvas, 1 or above.
  /// - Returns: boxes in the picture's coordinates, in no order, at most 400.
  /// - Throws: ``InferenceError/failed(name:)``.
  public func detect(_ image: Image, enlargementMax: Double = 2) throws(InferenceError) -> [TextBox] {
    func scale(_ canvas: Canvas) -> Double {
      min(Double(canvas.width) / Double(image.width), Double(canvas.height) / Double(image.height))
    }
    guard let (canvas, model) = models.max(by: { scale($0.canvas) < scale($1.canvas) }) else { return [] }
    let factor = min(scale(canvas), enlargementMax)
    let fitted = image.resized(
      width: min(max(1, Int((Double(image.width) * factor).rounded())), canvas.width),
      height: min(max(1, Int((Double(image.height) * factor).rounded())), canvas.height))
    try model.run { Self.fill($0, with: fitted, canvas: canvas) }
    var boxes = try model.withOutput(0) { _, values in
      TextRegions.boxes(in: values, stride: canvas.width, width: fitted.width, height: fitted.height)
    }
    model.clearInput()
    let back = Double(image.width) / Double(fitted.width)
    for index in boxes.indices {
      boxes[index].center = boxes[index].center * back
      boxes[index].length *= back
      boxes[index].height *= back
    }
    return boxes
  }

  /// The network was trained on blue, green, red planes, normalised by ImageNet's means and deviations in that order.
  private static func fill(_ input: UnsafeMutableBufferPointer<Float>, with image: Image, canvas: Canvas) {
    let (means, deviations): ([Float], [Float]) = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    input.update(repeating: 0)
    image.pixels.withUnsafeBufferPointer { source in
      for plane in 0..<3 {
        let (factor, shift) = (1 / (255 * deviations[plane]), -means[plane] / deviations[plane])
        for y in 0..<image.height {
          var from = y * image.width * 3 + (2 - plane)
          let to = (plane * canvas.height + y) * canvas.width
          for x in 0..<image.width {
            input[to + x] = Float(source[from]) * factor + shift
            from += 3
          }
        }
      }
    }
  }
}
