public import Imaging
public import Inference

/// Reads one line of text with a connectionist temporal classification network (PP-OCRv6 recognition).
public final class LineRecognizer {
  /// Rows of the network's input.
  public static let inputHeight = 48
  /// The characters that the network knows; class 0 is "no character", class n is `alphabet[n - 1]`.
  public let alphabet: [String]
  private let models: [(width: Int, model: Model)]

  /// Compiles the network once for each input width.
  /// - Parameters:
  ///   - alphabet: the network's characters in the order of its classes, without "no character"; a space is added.
  ///   - widths: input widths in pixels, multiples of 8.
  /// - Throws: ``InferenceError`` where the file is missing or is no such network.
  public init(path: String, alphabet: [String], widths: [Int], runtime: Runtime) throws(InferenceError) {
    self.alphabet = alphabet + [" "]
    var models: [(Int, Model)] = []
    for width in widths.sorted() {
      models.append((width, try Model(path: path, inputShape: [1, 3, Self.inputHeight, width], runtime: runtime)))
    }
    self.models = models
  }

  /// Reads the line in a box along its direction.
  /// - Throws: ``InferenceError/failed(name:)``.
  public func read(_ frame: Quadrilateral, of image: Image) throws(InferenceError) -> ReadLine {
    try frames(frame, of: image) { classes, values, frames in
      ReadLine(greedy: values, frames: frames, classes: classes, alphabet: self.alphabet)
    } ?? ReadLine(text: "", confidence: 0)
  }

  /// Probabilities of a few groups of classes, frame by frame along the line.
  /// - Returns: nil where the frame is degenerate.
  /// - Throws: ``InferenceError/failed(name:)``.
  public func lattice(
    _ frame: Quadrilateral, of image: Image, folding: ClassFolding
  ) throws(InferenceError) -> Lattice? {
    try frames(frame, of: image) { classes, values, frames in
      folding.fold(values, frames: frames, classes: classes)
    }
  }

  private func frames<Result>(
    _ frame: Quadrilateral, of image: Image,
    _ body: (_ classes: Int, _ values: UnsafeBufferPointer<Float>, _ frames: Int) -> Result
  ) throws(InferenceError) -> Result? {
    guard frame.meanHeight > 0.5, frame.meanWidth > 0.5 else { return nil }
    let wanted = Double(Self.inputHeight) * frame.meanWidth / frame.meanHeight
    guard let (inputWidth, model) = models.first(where: { Double($0.width) >= wanted }) ?? models.last else {
      return nil
    }
    // A line too long for the widest input is squeezed into it.
    let width = min(max(Int(wanted.rounded()), 8), inputWidth)
    guard let strip = image.rectified(frame, width: width, height: Self.inputHeight) else { return nil }
    try model.run { Self.fill($0, with: strip, stride: inputWidth) }
    let result = try model.withOutput(0) { shape, values in
      let used = min(shape[1], (width * shape[1] + inputWidth - 1) / inputWidth)
      return body(shape[2], values, used)
    }
    model.clearInput()
    return result
  }

  /// Blue, green, red planes from -1 through 1, grey to the right of the line.
  private static func fill(_ input: UnsafeMutableBufferPointer<Float>, with image: Image, stride: Int) {
    input.update(repeating: 0)
    image.pixels.withUnsafeBufferPointer { source in
      for plane in 0..<3 {
        for y in 0..<image.height {
          var from = y * image.width * 3 + (2 - plane)
          let to = (plane * image.height + y) * stride
          for x in 0..<image.width {
            input[to + x] = Float(source[from]) * (2 / 255) - 1
            from += 3
          }
        }
      }
    }
  }
}
