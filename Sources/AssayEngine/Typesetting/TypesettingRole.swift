import EngineProtocol
import Imaging
import Typesetting

/// Sets documents on the pages of a PDF.
struct TypesettingRole: EngineRole {
  static let name = EngineRoleName.typesetting

  /// The fonts, which settle how pages look as models settle how they are read.
  let models: [String: String]
  private let decoder: ImageDecoder
  private let press: Press
  /// Quality of pictures that had to be made anew: text on them stays free of seams.
  private static let quality = 88

  init(modelsDirectory: String, librariesDirectory: String) throws {
    press = try Press(fonts: FontShelf.fonts)
    models = try ModelDigests.of(Array(Set(FontShelf.fonts.map(\.path))))
    // A report's pictures are pictures: PDF stays unsupported.
    decoder = try ImageDecoder(pdfLibrary: nil)
  }

  func answer(_ request: EngineRequest, blobs: [[UInt8]]) throws -> (EngineAnswer, [[UInt8]]) {
    guard case .setPages(let document) = request else { throw RoleError.unexpectedRequest }
    var pictures: [Picture] = []
    for blob in document.pictures {
      guard blobs.indices.contains(blob) else { throw RoleError.unexpectedRequest }
      do throws(ImagingError) {
        pictures.append(try picture(blobs[blob]))
      } catch {
        return (.refused(Refusal(error, blob: blob)), [])
      }
    }
    let tongue = Tongue(language: document.language, isRightToLeft: document.isRightToLeft)
    var composer = PageComposer(press: press, tongue: tongue, pictures: pictures)
    do throws(TypesettingError) {
      for block in document.blocks { try composer.add(block) }
      let (pages, missing) = (composer.pageCount, composer.missingGlyphs)
      let pdf = try composer.finish(
        title: document.title, footer: document.footer, pageLabel: document.pageLabel, createdAt: document.createdAt)
      return (.pagesSet(PagesSetMessage(pdf: 0, pageCount: pages, missingGlyphs: missing)), [pdf])
    } catch .tooManyPages {
      return (.refused(Refusal(reason: .tooManyPages, blob: 0)), [])
    }
  }

  /// A picture that can be embedded: the bytes themselves where they are a JPEG that decodes to what it holds, as those
  /// that engines make are; else, for another format or a picture that has to be turned or shrunk, a JPEG of it.
  private func picture(_ bytes: [UInt8]) throws(ImagingError) -> Picture {
    let decoded = try decoder.decode(bytes, limits: DecodingLimits(pagesMax: 1))
    let image = decoded.first.image
    let isPlain = decoded.first.sourceWidth == image.width && decoded.first.sourceHeight == image.height
    if isPlain, MediaType.sniff(bytes) == .jpeg, !Self.carriesMetadata(bytes) {
      return Picture(jpeg: bytes, width: image.width, height: image.height)
    }
    let jpeg = try JPEGEncoder.encode(image, quality: Self.quality)
    return Picture(jpeg: jpeg, width: image.width, height: image.height)
  }

  /// Whether a JPEG begins with anything but a JFIF header: what else there is may turn it, or say where it was taken.
  private static func carriesMetadata(_ bytes: [UInt8]) -> Bool {
    // Start of image, APP0, its length, and the next marker (ISO/IEC 10918-1, B.1.1.3; ISO/IEC 10918-5, 10.1).
    guard bytes.count > 6, bytes[2] == 0xFF, bytes[3] == 0xE0 else { return true }
    let next = 4 + (Int(bytes[4]) << 8 | Int(bytes[5]))
    // Quantisation tables (DB), frames (C0 to C2) and Huffman tables (C4) are the picture itself.
    guard bytes.count > next + 1, bytes[next] == 0xFF else { return true }
    return ![0xDB, 0xC0, 0xC1, 0xC2, 0xC4].contains(bytes[next + 1])
  }
}
