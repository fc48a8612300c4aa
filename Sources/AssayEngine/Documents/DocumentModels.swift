import Barcodes
import FaceRecognition
import Inference
import ScriptRecognition
import TextRecognition

/// The networks that read documents, each compiled for the few shapes that are used.
struct DocumentModels {
  let detector: TextDetector
  let zoneRecognizer: LineRecognizer
  let lineRecognizer: LineRecognizer
  let faces: FaceDetector
  let scripts: ScriptRecognizer
  let barcodes = BarcodeReader()

  /// A page on its long side and one on its short side. Larger canvases find no more zones and cost 110 MB each.
  static let canvases = [
    TextDetector.Canvas(width: 832, height: 832)
  ]
  /// Width at which a line of 44 characters keeps its shape.
  static let zoneWidth = 1280
  static let lineWidths = [192, 384, 768]

  init(_ shelf: inout ModelShelf) throws {
    let tiny = try shelf.take("pp-ocrv6-det-tiny.onnx")
    detector = try TextDetector(path: tiny, canvases: Self.canvases, runtime: shelf.runtime)
    let small = try shelf.take("pp-ocrv6-rec-small.onnx")
    guard let characters = CharacterList.load(model: small) else {
      throw RoleError.missingModel(name: "pp-ocrv6-rec-small.onnx")
    }
    zoneRecognizer = try LineRecognizer(
      path: small, alphabet: characters, widths: [Self.zoneWidth], runtime: shelf.runtime)
    let quick = try shelf.take("pp-ocrv6-rec-tiny.onnx")
    guard let quickCharacters = CharacterList.load(textFile: try shelf.take("pp-ocrv6-rec-tiny.txt")) else {
      throw RoleError.missingModel(name: "pp-ocrv6-rec-tiny.txt")
    }
    lineRecognizer = try LineRecognizer(
      path: quick, alphabet: quickCharacters, widths: Self.lineWidths, runtime: shelf.runtime)
    faces = try FaceDetector(path: try shelf.take("yunet.onnx"), runtime: shelf.runtime)
    for model in ScriptModel.allCases { _ = try shelf.take("scripts/" + model.fileName) }
    scripts = try ScriptRecognizer(directory: shelf.directory + "/scripts")
  }
}
