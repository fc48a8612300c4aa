import Imaging
import Testing

struct ImageDecoderTests {
  private let decoder: ImageDecoder

  init() throws {
    decoder = try ImageDecoder(pdfLibrary: nil)
  }

  @Test(arguments: [
    ("baseline JPEG", \PictureSamples.jpeg), ("progressive JPEG", \.progressiveJPEG), ("CMYK JPEG", \.inkJPEG),
    ("PNG", \.png), ("palette PNG", \.palettePNG), ("lossy WebP", \.lossyWebP), ("lossless WebP", \.losslessWebP),
    ("HEIC", \.heic),
  ])
  func `every format keeps its quarters' colours`(name: String, sample: KeyPath<PictureSamples, [UInt8]> & Sendable)
    throws
  {
    let decoded = try decoder.decode(try PictureSamples()[keyPath: sample])
    #expect(decoded.pageCount == 1)
    let wide = name == "HEIC" ? 64 : 48
    #expect(decoded.first.image.width == wide)
    #expect(decoded.first.sourceWidth == wide)
    #expect(decoded.first.image.hasColouredQuarters(Colour.quarters))
  }

  @Test func `a grey JPEG becomes three equal channels`() throws {
    let image = try decoder.decode(PictureFixtures.greyJPEG).first.image
    let pixel = image.pixel(4, 4)
    #expect(pixel[0] == pixel[1] && pixel[1] == pixel[2])
    // Luma of pure red, ITU-R BT.601.
    #expect(abs(Int(pixel[0]) - 76) <= 3)
  }

  @Test func `a grey PNG of 16 bits keeps its upper 8`() throws {
    let image = try decoder.decode(PictureFixtures.deepPNG).first.image
    for index in [0, 100, 777, 1535] {
      let expected = Int((Double(index * 40) / 257).rounded())
      #expect(abs(Int(image.pixels[index * 3]) - expected) <= 1)
    }
  }

  @Test(arguments: [PictureFixtures.transparentPNG, PictureFixtures.transparentWebP])
  func `what is transparent becomes white`(bytes: [UInt8]) throws {
    let image = try decoder.decode(bytes).first.image
    #expect(image.hasColouredQuarters([Colour.white, Colour.green, Colour.white, Colour.white], tolerance: 0))
  }

  @Test(arguments: [
    [], [0xFF], Array("GIF89a".utf8), Array("hello, I am a text".utf8), [UInt8](repeating: 0, count: 64),
  ])
  func `anything else is undecodable`(bytes: [UInt8]) {
    #expect(throws: ImagingError.undecodable) { try decoder.decode(bytes) }
  }

  @Test func `an animation is unsupported`() {
    #expect(throws: ImagingError.unsupported) { try decoder.decode(PictureFixtures.animatedWebP) }
  }

  @Test func `a PDF is unsupported where no library was loaded`() {
    #expect(throws: ImagingError.unsupported) { try decoder.decode(PDFFixtures.pages(1)) }
  }

  @Test func `a library that is none is refused`() {
    #expect(throws: ImagingError.unsupported) { try ImageDecoder(pdfLibrary: "/nonexistent/libpdfium.so") }
  }

  @Test(arguments: [
    \PictureSamples.noisyJPEG, \.noisyPNG, \.lossyWebP, \.losslessWebP, \.heic, \.progressiveJPEG, \.inkJPEG,
  ])
  func `a file cut at any sixteenth is a typed error`(sample: KeyPath<PictureSamples, [UInt8]> & Sendable) throws {
    let bytes = try PictureSamples()[keyPath: sample]
    for sixteenth in 0..<16 {
      #expect(throws: ImagingError.undecodable) {
        try decoder.decode(Array(bytes.prefix(bytes.count * sixteenth / 16)))
      }
    }
  }
}
