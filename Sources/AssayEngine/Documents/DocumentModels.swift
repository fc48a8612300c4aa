import Barcodes
import FaceRecognition
import Inference
import ScriptRecognition
import TextRecognition

/// The networks that read documents, each compiled for the few shapes that are used.
struct DocumentModels {
  let detector: TextDetector
  /// Reads what the quick one is not sure of.
  let carefulRecognizer: LineRecognizer
  /// Reads every line, zones too, in much less time.
  let lineRecognizer: LineRecognizer
  let faces: FaceDetector
  let scripts: ScriptRecognizer
  let barcodes = BarcodeReader()

  /// A photograph on its long side takes a quarter less time on a canvas of its own shape; what stands upright, as
  /// letters do, keeps its small print on the square one. Larger ones cost 110 MB each.
  static let canvases = [TextDetector.Canvas(width: 832, height: 640), TextDetector.Canvas(width: 832, height: 832)]
  /// Width at which a line of 44 characters keeps its shape.
  static let zoneWidth = 1280
  static let lineWidths = [192, 384, 768, zoneWidth]

  init(_ shelf: inout ModelShelf) throws {
    let tiny = try shelf.take("pp-ocrv6-det-tiny.onnx")
    detector = try TextDetector(path: tiny, canvases: Self.canvases, runtime: shelf.runtime)
    let small = try shelf.take("pp-ocrv6-rec-small.onnx")
    guard let characters = CharacterList.load(model: small) else {
      throw RoleError.missingModel(name: "pp-ocrv6-rec-small.onnx")
    }
    carefulRecognizer = try LineRecognizer(
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
