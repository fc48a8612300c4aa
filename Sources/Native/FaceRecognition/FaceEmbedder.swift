public import Imaging
public import Inference

/// Turns an aligned face into a vector whose direction tells people apart (SFace, Zhong et al. 2021).
public final class FaceEmbedder {
  private let model: Model

  /// Compiles the network.
  /// - Throws: ``InferenceError`` where the file is missing or is no such network.
  public init(path: String, runtime: Runtime) throws(InferenceError) {
    model = try Model(path: path, inputShape: [1, 3, FaceAlignment.side, FaceAlignment.side], runtime: runtime)
  }

  /// Embeds one face.
  /// - Returns: a vector of length 1; nil where the landmarks do not span a face.
  /// - Throws: ``InferenceError/failed(name:)``.
  public func embed(_ face: Face, of image: Image) throws(InferenceError) -> [Float]? {
    guard let frame = FaceAlignment.frame(of: face.landmarks),
      let aligned = image.rectified(frame, width: FaceAlignment.side, height: FaceAlignment.side)
    else { return nil }
    try model.run { input in
      // Red, green, blue planes, 0 through 255; the network normalises itself.
      let size = FaceAlignment.side * FaceAlignment.side
      for plane in 0..<3 {
        for index in 0..<size { input[plane * size + index] = Float(aligned.pixels[index * 3 + plane]) }
      }
    }
    let vector = try model.withOutput(0) { _, values in Array(values) }
    model.clearInput()
    let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    return vector.map { $0 / length }
  }

  /// Cosine of the angle between two embeddings, -1 through 1.
  public static func similarity(_ left: [Float], _ right: [Float]) -> Double {
    zip(left, right).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }
}
