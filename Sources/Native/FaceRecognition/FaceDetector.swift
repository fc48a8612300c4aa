import Glibc
public import Imaging
public import Inference

/// Finds faces with YuNet (Wu et al. 2023).
public final class FaceDetector {
  /// Side of the network's square input; pictures are fitted into it.
  public static let side = 640
  /// Lowest score that counts as a face.
  public static let scoreMin = 0.6
  /// Two boxes that overlap by more than this share of their union are one face.
  public static let overlapMax = 0.3
  private static let strides = [8, 16, 32]

  private let model: Model

  /// Compiles the network.
  /// - Throws: ``InferenceError`` where the file is missing or is no such network.
  public init(path: String, runtime: Runtime) throws(InferenceError) {
    model = try Model(path: path, inputShape: [1, 3, Self.side, Self.side], runtime: runtime)
  }

  /// Finds faces in a picture as it stands.
  /// - Returns: faces, the widest first.
  /// - Throws: ``InferenceError``.
  public func detect(_ image: Image) throws(InferenceError) -> [Face] {
    let scale = Double(Self.side) / Double(max(image.width, image.height))
    let fitted = image.resized(
      width: max(1, Int((Double(image.width) * scale).rounded())),
      height: max(1, Int((Double(image.height) * scale).rounded())))
    try model.run { Self.fill($0, with: fitted) }
    var faces: [Face] = []
    for (index, stride) in Self.strides.enumerated() {
      faces += try level(index, stride: stride)
    }
    model.clearInput()
    let back = 1 / scale
    return Self.distinct(faces).map { Self.scaled($0, by: back) }.sorted { $0.width > $1.width }
  }

  /// Outputs come in four groups of three strides: class, object, box, landmarks.
  private func level(_ index: Int, stride: Int) throws(InferenceError) -> [Face] {
    let classes = try copy(index), objects = try copy(3 + index)
    let boxes = try copy(6 + index), points = try copy(9 + index)
    let columns = Self.side / stride
    guard objects.count == classes.count, boxes.count == classes.count * 4, points.count == classes.count * 10,
      classes.count == columns * columns
    else { throw .unexpectedOutput(name: model.name) }
    var faces: [Face] = []
    for cell in classes.indices {
      let product = min(max(classes[cell], 0), 1) * min(max(objects[cell], 0), 1)
      let score = Double(product).squareRoot()
      guard score >= Self.scoreMin else { continue }
      let (column, row, step) = (Double(cell % columns), Double(cell / columns), Double(stride))
      let width = exp(Double(boxes[cell * 4 + 2])) * step
      let height = exp(Double(boxes[cell * 4 + 3])) * step
      let landmarks = (0..<5).map { point in
        Point(
          x: (Double(points[cell * 10 + point * 2]) + column) * step,
          y: (Double(points[cell * 10 + point * 2 + 1]) + row) * step)
      }
      faces.append(
        Face(
          x: (Double(boxes[cell * 4]) + column) * step - width / 2,
          y: (Double(boxes[cell * 4 + 1]) + row) * step - height / 2, width: width, height: height, score: score,
          landmarks: landmarks))
    }
    return faces
  }

  private func copy(_ output: Int) throws(InferenceError) -> [Float] {
    try model.withOutput(output) { _, values in Array(values) }
  }

  /// Blue, green, red planes, 0 through 255, black beside the picture.
  private static func fill(_ input: UnsafeMutableBufferPointer<Float>, with image: Image) {
    input.update(repeating: 0)
    image.pixels.withUnsafeBufferPointer { source in
      for plane in 0..<3 {
        for y in 0..<image.height {
          var from = y * image.width * 3 + (2 - plane)
          let to = (plane * side + y) * side
          for x in 0..<image.width {
            input[to + x] = Float(source[from])
            from += 3
          }
        }
      }
    }
  }

  /// Keeps the best of overlapping boxes.
  private static func distinct(_ faces: [Face]) -> [Face] {
    var kept: [Face] = []
    for face in faces.sorted(by: { $0.score > $1.score })
    where !kept.contains(where: { overlap($0, face) > overlapMax }) {
      kept.append(face)
    }
    return kept
  }

  private static func overlap(_ left: Face, _ right: Face) -> Double {
    let width = min(left.x + left.width, right.x + right.width) - max(left.x, right.x)
    let height = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    guard width > 0, height > 0 else { return 0 }
    return width * height / (left.width * left.height + right.width * right.height - width * height)
  }

  private static func scaled(_ face: Face, by factor: Double) -> Face {
    Face(
      x: face.x * factor, y: face.y * factor, width: face.width * factor, height: face.height * factor,
      score: face.score, landmarks: face.landmarks.map { $0 * factor })
  }
}
