import Imaging
import Testing

struct EncoderTests {
  @Test func `a PNG gives back every sample`() throws {
    let image = PictureFixtures.noise(width: 37, height: 23)
    let decoder = try ImageDecoder(pdfLibrary: nil)
    #expect(try decoder.decode(PNGEncoder.encode(image)).first.image == image)
  }

  @Test(arguments: [(-5, 1), (1, 1), (100, 100), (900, 100)])
  func `a JPEG's quality is held within 1 and 100`(asked: Int, used: Int) throws {
    let image = PictureFixtures.quarters()
    #expect(try JPEGEncoder.encode(image, quality: asked) == JPEGEncoder.encode(image, quality: used))
  }

  @Test func `a JPEG of one pixel can be written`() throws {
    let bytes = try JPEGEncoder.encode(Image(width: 1, height: 1, pixels: [9, 9, 9]), quality: 85)
    #expect(bytes.starts(with: [0xFF, 0xD8]))
  }

  @Test func `a JPEG's side ends at 65,500`() throws {
    let image = Image(width: 65_501, height: 1, pixels: [UInt8](repeating: 0, count: 65_501 * 3))
    #expect(throws: ImagingError.unsupported) { try JPEGEncoder.encode(image, quality: 85) }
  }
}
