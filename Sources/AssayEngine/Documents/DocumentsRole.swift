import Domain
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
    let scripts = document.scripts.compactMap(DocumentScript.init)
    var sides: [DocumentReadingMessage] = []
    var pictures: [[UInt8]] = []
    for blob in [document.front] + (document.back.map { [$0] } ?? []) {
      guard blobs.indices.contains(blob) else { throw RoleError.unexpectedRequest }
      let decoded: DecodedImages
      do {
        decoded = try decoder.decode(blobs[blob], limits: DecodingLimits(pagesMax: document.pagesMax))
      } catch {
        return (.refused(Refusal(error, blob: blob)), [])
      }
      for reading in try readings(of: decoded, blob: blob, scripts: scripts) {
        sides.append(reading.message.numbered(from: pictures.count))
        pictures += reading.blobs
      }
    }
    guard !sides.isEmpty else { return (.refused(Refusal(reason: .undecodable, blob: document.front)), []) }
    return (.document(sides), pictures)
  }

  /// Reads a picture that shows one line of text.
  /// - Throws: what decoding or reading throws.
  func readLine(_ picture: [UInt8], script: DocumentScript) throws -> String {
    try reader.readLine(try decoder.decode(picture, limits: DecodingLimits(pagesMax: 1)).first.image, script: script)
  }

  /// The pages of an upload that show a document; the first page where none does.
  private func readings(
    of decoded: DecodedImages, blob: Int, scripts: [DocumentScript]
  ) throws -> [DocumentReader.Reading] {
    let source = DocumentReader.Source(blob: blob, pages: decoded.pageCount)
    let all = try decoded.pages.map { try reader.read($0.image, from: source, scripts: scripts) }
    let shown = all.filter { $0.message.page != nil }
    return shown.isEmpty ? Array(all.prefix(1)) : shown
  }
}

extension DocumentReadingMessage {
  /// The same reading with its pictures numbered from `first` on.
  fileprivate func numbered(from first: Int) -> DocumentReadingMessage {
    DocumentReadingMessage(
      blob: blob, page: page, legibility: legibility, zone: zone, barcodes: barcodes, lines: lines, portrait: portrait,
      pages: pages, rectified: rectified.map { $0 + first }, annotated: annotated.map { $0 + first },
      portraitCrop: portraitCrop.map { $0 + first })
  }
}
