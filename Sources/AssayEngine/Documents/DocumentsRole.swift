import EngineProtocol
import Imaging

/// Reads identity documents.
struct DocumentsRole: EngineRole {
  static let name = EngineRoleName.documents

  let models: [String: String]
  private let decoder: ImageDecoder
  private let reader: DocumentReader

  init(modelsDirectory: String, librariesDirectory: String) throws {
    var shelf = try ModelShelf(modelsDirectory: modelsDirectory, librariesDirectory: librariesDirectory)
    reader = DocumentReader(try DocumentModels(&shelf))
    models = shelf.digests
    decoder = try ImageDecoder(pdfLibrary: librariesDirectory + "/pdfium/libpdfium.so")
  }

  func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard case .readDocument(let document) = request else { throw RoleError.unexpectedRequest }
    var best: DocumentReader.Reading?
    // The side or page with a zone is the one that is read; the front stands where none has one.
    for blob in [document.front] + (document.back.map { [$0] } ?? []) {
      guard blobs.indices.contains(blob) else { throw RoleError.unexpectedRequest }
      let decoded: DecodedImages
      do {
        decoded = try decoder.decode(blobs[blob], limits: DecodingLimits(pagesMax: document.pagesMax))
      } catch {
        return (.refused(Refusal(error, blob: blob)), [])
      }
      for page in decoded.pages where best?.message.zone == nil {
        let reading = try reader.read(page.image, pages: decoded.pageCount)
        if best == nil || reading.message.zone != nil { best = reading }
      }
    }
    guard let best else { return (.refused(Refusal(reason: .undecodable, blob: document.front)), []) }
    return (.document(best.message), best.blobs)
  }
}
