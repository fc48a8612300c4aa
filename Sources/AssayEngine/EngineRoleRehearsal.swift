import EngineProtocol
import Glibc
import Imaging

/// Decodes what it is sent and reads nothing in it: for tests of the process around the models, and for fuzzing the
/// decoders behind their walls.
struct EngineRoleRehearsal: EngineRole {
  static let name = EngineRoleName.documents

  private let decoder: ImageDecoder

  init(modelsDirectory: String, librariesDirectory: String) throws {
    let library = librariesDirectory + "/pdfium/libpdfium.so"
    decoder = try ImageDecoder(pdfLibrary: access(library, R_OK) == 0 ? library : nil)
  }

  var models: [String: String] { [:] }

  mutating func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard case .readDocument(let document) = request, blobs.indices.contains(document.front) else {
      return (.refused(Refusal(reason: .unsupported, blob: 0)), [])
    }
    let decoded = try decoder.decode(blobs[document.front], limits: DecodingLimits(pagesMax: document.pagesMax))
    let legibility = LegibilityMessage(
      sharpness: 0, glare: 0, brightness: 0, colourSpread: 0, pixelsPerCharacter: nil, glareRegions: [])
    let image = decoded.first.image
    let page = PageMessage(
      corners: [], rotationDegrees: 0, width: image.width, height: image.height, outlined: false,
      cropped: false)
    let reading = DocumentReadingMessage(
      blob: document.front, page: page, legibility: legibility, zone: nil, lines: [], portrait: nil,
      pages: decoded.pageCount,
      rectified: nil, annotated: nil, portraitCrop: nil)
    return (.document([reading]), [])
  }
}
