import Domain
import Engines
import Foundation
import Imaging
import Testing

/// Documents on pages, made behind the engine's walls and read again by another library.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: library), "needs the libraries of set-up"))
struct EngineTypesetterTests {
  private static let words = ["Łukasiewicz", "北京市朝阳区", "ภาษาไทย", "محمد"]

  @Test func `a document's words can be read on its pages in every script`() async throws {
    let pdf = try await Self.set(Self.document(Self.words.map { .paragraph($0, isQuiet: false) }), [])
    let decoder = try ImageDecoder(pdfLibrary: library)
    let page = try decoder.decode(pdf, limits: DecodingLimits(pagesMax: 1, textCharactersMax: 2000)).first
    let text = page.textLines.map(\.text).joined(separator: "\n")
    for word in Self.words {
      // pdfium turns the letters of words around that are read from the right.
      #expect(text.contains(word) || text.contains(String(word.reversed())), "\(word) is not in \(text)")
    }
  }

  @Test func `pictures of any format are embedded, and what is none is refused`() async throws {
    let image = Image(width: 4, height: 2, pixels: [UInt8](repeating: 90, count: 24))
    let figures: [PageDocument.Block] = [.pictures([PageDocument.Figure(picture: 0, caption: "one")])]
    for picture in [try JPEGEncoder.encode(image, quality: 90), try PNGEncoder.encode(image)] {
      let pdf = try await Self.set(Self.document(figures), [picture])
      #expect(String(decoding: pdf, as: UTF8.self).contains("/DCTDecode"))
    }
    await #expect(throws: EngineFailure.unavailable) { try await Self.set(Self.document(figures), [[1, 2, 3]]) }
  }

  @Test func `two engines set a document alike`() async throws {
    let document = Self.document([.banner("Approved", .good), .paragraph("تقرير", isQuiet: true)])
    #expect(try await Self.set(document, []) == Self.set(document, []))
  }

  private static func document(_ blocks: [PageDocument.Block]) -> PageDocument {
    var document = PageDocument(
      title: "Report", language: "en", isRightToLeft: false, drawnUpAt: Date(timeIntervalSince1970: 1_795_400_000),
      footer: "Report", pageLabel: "{page}/{pages}")
    document.blocks = blocks
    return document
  }

  private static func set(_ document: PageDocument, _ pictures: [[UInt8]]) async throws -> [UInt8] {
    var settings = TestEngines.settings()
    settings.engines = [.typesetting: 1]
    settings.extraArguments = []
    var pdf: [UInt8] = []
    try await TestEngines.withPool(settings) { pool in
      pdf = try await EngineTypesetter(pool: pool).pages(of: document, pictures: pictures)
    }
    return pdf
  }
}

private let library =
  (ProcessInfo.processInfo.environment["ASSAY_HOME"]
    ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".deps").path) + "/pdfium/libpdfium.so"
