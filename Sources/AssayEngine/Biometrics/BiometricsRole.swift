import EngineProtocol
import FaceRecognition
import Imaging

/// Finds and compares faces.
struct BiometricsRole: EngineRole {
  static let name = EngineRoleName.biometrics

  let models: [String: String]
  private let decoder: ImageDecoder
  private let comparer: FaceComparer

  init(modelsDirectory: String, librariesDirectory: String) throws {
    var shelf = try ModelShelf(modelsDirectory: modelsDirectory, librariesDirectory: librariesDirectory)
    comparer = try FaceComparer(&shelf)
    models = shelf.digests
    decoder = try ImageDecoder(pdfLibrary: librariesDirectory + "/pdfium/libpdfium.so")
  }

  func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard case .compareFaces(let faces) = request else { throw RoleError.unexpectedRequest }
    var pictures: [Image] = []
    for blob in [faces.reference, faces.probe] {
      guard blobs.indices.contains(blob) else { throw RoleError.unexpectedRequest }
      do {
        pictures.append(try decoder.decode(blobs[blob], limits: DecodingLimits(pagesMax: 1)).first.image)
      } catch {
        return (.refused(Refusal(error, blob: blob)), [])
      }
    }
    let (message, crops) = try comparer.compare(reference: pictures[0], probe: pictures[1])
    return (.faces(message), crops)
  }
}

extension FaceComparer {
  /// Loads the networks from a shelf.
  /// - Throws: the reason that one could not be loaded.
  init(_ shelf: inout ModelShelf) throws {
    self.init(
      detector: try FaceDetector(path: try shelf.take("yunet.onnx"), runtime: shelf.runtime),
      embedder: try FaceEmbedder(path: try shelf.take("sface.onnx"), runtime: shelf.runtime))
  }
}
