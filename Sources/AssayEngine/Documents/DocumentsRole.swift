import Domain
import EngineProtocol
import Imaging

/// Reads identity documents and letters.
struct DocumentsRole: EngineRole {
  static let name = EngineRoleName.documents

  let models: [String: String]
  private let decoder: ImageDecoder
  private let reader: DocumentReader
  private let letters: LetterReader
  /// Characters of a text layer that are taken: more than the densest printed page holds.
  static let textCharactersMax = 20_000

  init(modelsDirectory: String, librariesDirectory: String) throws {
    var shelf = try ModelShelf(modelsDirectory: modelsDirectory, librariesDirectory: librariesDirectory)
    let models = try DocumentModels(&shelf)
    reader = DocumentReader(models)
    letters = LetterReader(models)
    self.models = shelf.digests
    decoder = try ImageDecoder(pdfLibrary: librariesDirectory + "/pdfium/libpdfium.so")
  }

  func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    switch request {
    case .readDocument(let document): try read(document, blobs)
    case .readPages(let letter): try read(letter, blobs)
    case .hello, .compareFaces, .setPages: throw RoleError.unexpectedRequest
    }
  }

  private static func scripts(_ codes: [String]) throws -> [DocumentScript] {
    try codes.map { code in
      guard let script = DocumentScript(rawValue: code) else { throw RoleError.unexpectedRequest }
      return script
    }
  }

  private func read(_ letter: PagesRequest, _ blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard (1...PagesRequest.pagesBound).contains(letter.pagesMax), blobs.indices.contains(letter.letter) else {
      throw RoleError.unexpectedRequest
    }
    let named = try Self.scripts(letter.scripts)
    let limits = DecodingLimits(pagesMax: letter.pagesMax, textCharactersMax: Self.textCharactersMax)
    let decoded: DecodedImages
    do {
      decoded = try decoder.decode(blobs[letter.letter], limits: limits)
    } catch {
      return (.refused(Refusal(error, blob: letter.letter)), [])
    }
    var pages: [PageTextMessage] = []
    var pictures: [[UInt8]] = []
    for page in decoded.pages {
      let reading = try letters.read(page, scripts: named)
      pages.append(reading.message.numbered(from: pictures.count))
      pictures += reading.blobs
    }
    let message = PagesMessage(
      pages: pages, pageCount: decoded.pageCount, software: decoded.software?.rawValue)
    return (.pages(message), pictures)
  }

  private func read(_ document: DocumentRequest, _ blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard (1...DocumentRequest.pagesBound).contains(document.pagesMax) else { throw RoleError.unexpectedRequest }
    let named = try Self.scripts(document.scripts)
    var looks: [[DocumentReader.Look]] = []
    for blob in [document.front] + (document.back.map { [$0] } ?? []) {
      guard blobs.indices.contains(blob) else { throw RoleError.unexpectedRequest }
      let decoded: DecodedImages
      do {
        decoded = try decoder.decode(blobs[blob], limits: DecodingLimits(pagesMax: document.pagesMax))
      } catch {
        return (.refused(Refusal(error, blob: blob)), [])
      }
      looks.append(
        try decoded.pages.map { page in
          let source = DocumentReader.Source(
            blob: blob, pages: decoded.pageCount, software: decoded.software,
            compression: page.image.width == page.sourceWidth ? decoded.compression : nil)
          return try reader.look(page.image, from: source)
        })
      // A picture may show both sides, or two documents; pages of a PDF are one each.
      if decoded.pageCount == 1, let first = looks.last?.first, let other = try reader.lookBeside(first) {
        looks[looks.count - 1].append(other)
      }
    }
    let scripts = try named.isEmpty ? scripts(of: looks.flatMap { $0 }) : named
    var sides: [DocumentReadingMessage] = []
    var pictures: [[UInt8]] = []
    for pages in looks {
      for reading in try readings(of: pages, scripts: scripts) {
        sides.append(reading.message.numbered(from: pictures.count))
        pictures += reading.blobs
      }
    }
    guard !sides.isEmpty else { return (.refused(Refusal(reason: .undecodable, blob: document.front)), []) }
    return (.document(sides), pictures)
  }

  /// What a document is written in when nobody said so: what the zone's issuer writes, else what its largest lines are
  /// in, else Latin with its marks.
  private func scripts(of looks: [DocumentReader.Look]) throws -> [DocumentScript] {
    if let issuer = looks.lazy.compactMap(\.issuer).first { return DocumentScript.native(to: issuer) }
    for look in looks {
      if let script = try reader.script(of: look) { return [script] }
    }
    return [.latin]
  }

  /// Reads the zone of a picture and nothing else.
  /// - Throws: what decoding or reading throws.
  func readZone(_ picture: [UInt8]) throws -> [String]? {
    try reader.readZone(of: try decoder.decode(picture, limits: DecodingLimits(pagesMax: 1)).first.image)?.lines
  }

  /// Reads a picture that shows one line of text.
  /// - Throws: what decoding or reading throws.
  func readLine(_ picture: [UInt8], script: DocumentScript) throws -> String {
    try reader.readLine(try decoder.decode(picture, limits: DecodingLimits(pagesMax: 1)).first.image, script: script)
  }

  /// The pages of an upload that show a document; the first page where none does.
  private func readings(
    of pages: [DocumentReader.Look], scripts: [DocumentScript]
  ) throws -> [DocumentReader.Reading] {
    let all = try pages.map { try reader.read($0, scripts: scripts) }
    let shown = all.filter { $0.message.page != nil }
    return shown.isEmpty ? Array(all.prefix(1)) : shown
  }
}

extension DocumentReadingMessage {
  /// The same reading with its pictures numbered from `first` on.
  fileprivate func numbered(from first: Int) -> DocumentReadingMessage {
    var reading = self
    reading.rectified = rectified.map { $0 + first }
    reading.annotated = annotated.map { $0 + first }
    reading.portraitCrop = portraitCrop.map { $0 + first }
    reading.signatureCrop = signatureCrop.map { $0 + first }
    return reading
  }
}

extension PageTextMessage {
  /// The same reading with its pictures numbered from `first` on.
  fileprivate func numbered(from first: Int) -> PageTextMessage {
    PageTextMessage(
      origin: origin, legibility: legibility, lines: lines, rectified: rectified + first,
      annotated: annotated + first)
  }
}
