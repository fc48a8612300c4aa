internal import CTesseract
public import Imaging

/// Reads lines of text in many scripts. Models are mapped when the recogniser is made, so that a process that can open
/// nothing any more still has them; a network is built at its first line, and the one that rested longest makes room.
///
/// Not safe for two threads at once.
public final class ScriptRecognizer {
  /// Networks kept built: a document has its zone's and at most two scripts; three of the largest take 190 MB.
  public static let builtMax = 3
  /// Steps of luma between paper and ink below which there is no ink: on an even strip the networks make words up. The
  /// faintest of the labelled lines has 197.
  static let inkMin: UInt8 = 24

  private let models: [ScriptModel: MappedModel]
  private var built: [(model: ScriptModel, reader: OpaquePointer)] = []

  /// Maps models.
  /// - Parameter directory: where their files are.
  /// - Throws: ``ScriptRecognitionError/missingModel(_:)``.
  public init(directory: String, models: [ScriptModel] = ScriptModel.allCases) throws(ScriptRecognitionError) {
    var mapped: [ScriptModel: MappedModel] = [:]
    for model in models {
      guard let file = MappedModel(path: "\(directory)/\(model.fileName)") else { throw .missingModel(model) }
      mapped[model] = file
    }
    self.models = mapped
  }

  deinit { for entry in built { tesseract_close(entry.reader) } }

  /// Reads the line in a frame along its direction.
  /// - Returns: the text in one form, and its confidence, 0 through 1; no text where the frame is degenerate or its
  ///   line longer than any document has.
  /// - Throws: ``ScriptRecognitionError``.
  public func read(
    _ frame: Quadrilateral, of image: Image, model: ScriptModel
  ) throws(ScriptRecognitionError) -> (text: String, confidence: Double) {
    guard frame.meanHeight > 0.5, frame.meanWidth > 0.5 else { return ("", 0) }
    let height = min(model.stripHeight, max(16, Int((frame.meanHeight * 2).rounded())))
    let width = max(8, Int((Double(height) * frame.meanWidth / frame.meanHeight).rounded()))
    guard width <= 8 * 1024, let strip = image.rectified(frame, width: width, height: height) else { return ("", 0) }
    return try read(strip.luminance, model: model)
  }

  /// Reads a plane as one line.
  /// - Throws: ``ScriptRecognitionError``.
  public func read(
    _ line: Plane, model: ScriptModel
  ) throws(ScriptRecognitionError) -> (text: String, confidence: Double) {
    let reader = try reader(of: model)
    guard let low = line.samples.min(), let high = line.samples.max(), high - low >= Self.inkMin else { return ("", 0) }
    var text: UnsafeMutablePointer<CChar>?
    var confidence = 0.0
    let status = line.samples.withUnsafeBufferPointer { samples in
      tesseract_read_line(reader, samples.baseAddress, UInt32(line.width), UInt32(line.height), &text, &confidence)
    }
    guard status == TESSERACT_OK, let text else { throw .failed(model) }
    defer { tesseract_free(text) }
    return (NormalizedLine(String(cString: text), model: model).text, confidence)
  }

  private func reader(of model: ScriptModel) throws(ScriptRecognitionError) -> OpaquePointer {
    if let place = built.firstIndex(where: { $0.model == model }) {
      built.append(built.remove(at: place))
      return built[built.count - 1].reader
    }
    guard let file = models[model] else { throw .missingModel(model) }
    if built.count >= Self.builtMax { tesseract_close(built.removeFirst().reader) }
    var opened: OpaquePointer?
    let status = file.lend { bytes in
      tesseract_open(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, model.isBareLine ? 1 : 0, &opened)
    }
    guard status == TESSERACT_OK, let opened else { throw .unreadableModel(model) }
    built.append((model, opened))
    return opened
  }
}
