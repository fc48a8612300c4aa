import Imaging
import Testing

@Suite(.enabled(if: PDFLibrary.path != nil, "set-up has not fetched pdfium"))
struct PDFRendererTests {
  private let decoder: ImageDecoder

  init() throws {
    decoder = try ImageDecoder(pdfLibrary: PDFLibrary.path)
  }

  @Test func `a page is rendered at 200 dots an inch over white`() throws {
    let decoded = try decoder.decode(PDFFixtures.pages(1))
    #expect(decoded.pageCount == 1)
    #expect(decoded.first.image.width == 400)
    #expect(decoded.first.image.height == 200)
    #expect(
      decoded.first.image.hasColouredQuarters([Colour.white, Colour.white, Colour.red, Colour.red], tolerance: 0))
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 2), (500, 2)])
  func `only the first pages are rendered, and all are counted`(count: Int, rendered: Int) throws {
    let decoded = try decoder.decode(PDFFixtures.pages(count))
    #expect(decoded.pageCount == count)
    #expect(decoded.pages.count == rendered)
  }

  @Test func `a page of two hundred inches is rendered within the output bound`() throws {
    let limits = DecodingLimits(outputPixelsMax: 1_000_000)
    let image = try decoder.decode(PDFFixtures.pages(1, width: 14_400, height: 14_400), limits: limits).first.image
    #expect(image.width * image.height <= 1_000_000)
    #expect(image.width >= 990)
  }

  @Test func `a PDF that needs a password is encrypted`() {
    #expect(throws: ImagingError.encrypted) { try decoder.decode(PDFFixtures.locked()) }
  }

  @Test(arguments: [
    ActivePDFFixtures.encryptedRC4, ActivePDFFixtures.encryptedAES, ActivePDFFixtures.disguised(),
  ])
  func `an encrypted PDF is refused as such, also where no password is asked for`(bytes: [UInt8]) {
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(throws: ImagingError.encrypted) { try decoder.decode(bytes) }
  }

  @Test(arguments: [(1_000, false), (1_001, true)])
  func `a PDF of more pages than any document has is refused`(count: Int, refused: Bool) throws {
    let bytes = PDFFixtures.pages(count)
    if refused {
      #expect(throws: ImagingError.tooManyPages) { try decoder.decode(bytes) }
    } else {
      #expect(try decoder.decode(bytes).pageCount == count)
    }
  }

  @Test(arguments: [PDFFixtures.scripted(), PDFFixtures.carrying()])
  func `a PDF with scripts or files in it is refused`(bytes: [UInt8]) {
    #expect(throws: ImagingError.activeContent) { try decoder.decode(bytes) }
  }

  @Test(arguments: [
    ActivePDFFixtures.catalogue("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    ActivePDFFixtures.catalogue("/AA << /WC << /S /J#61vaScript >> >>"),
    ActivePDFFixtures.page("/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (a.exe) >> >>]"),
    ActivePDFFixtures.packed("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
  ])
  func `a PDF with an action that runs something is refused wherever it hangs`(bytes: [UInt8]) {
    #expect(throws: ImagingError.activeContent) { try decoder.decode(bytes) }
  }

  @Test(arguments: [
    PDFFixtures.printed(["(/JS)"]), ActivePDFFixtures.catalogue("/Title (/JS)"),
    ActivePDFFixtures.packed("<< /S /GoTo /D [3 0 R /Fit] >>"),
  ])
  func `a PDF that only speaks of scripts, or opens at a place, is a page`(bytes: [UInt8]) throws {
    #expect(try decoder.decode(bytes).pageCount == 1)
  }

  @Test func `a PDF without pages, or cut to its first half, is undecodable`() {
    #expect(throws: ImagingError.undecodable) { try decoder.decode(PDFFixtures.pages(0)) }
    #expect(throws: ImagingError.undecodable) { try decoder.decode(Array("%PDF-1.7\n".utf8)) }
  }

  @Test func `a PDF cut at any sixteenth is a page or a typed error`() throws {
    let bytes = PDFFixtures.pages(3)
    for sixteenth in 0..<16 {
      do throws(ImagingError) {
        // A PDF may be repaired from what is left of it.
        let decoded = try decoder.decode(Array(bytes.prefix(bytes.count * sixteenth / 16)))
        #expect(decoded.pages.count <= 2)
      } catch {
        #expect(error == .undecodable)
      }
    }
  }
}
