import Imaging
import Testing

struct DecodingLimitsTests {
  private let decoder: ImageDecoder
  private let samples: PictureSamples

  init() throws {
    decoder = try ImageDecoder(pdfLibrary: nil)
    samples = try PictureSamples()
  }

  @Test func `a header of 30,000 by 30,000 is refused in every format`() {
    let bombs = [
      FileSurgery.jpeg(samples.jpeg, announcing: 30_000, by: 30_000),
      FileSurgery.jpeg(samples.progressiveJPEG, announcing: 30_000, by: 30_000),
      FileSurgery.png(samples.png, announcing: 30_000, by: 30_000),
      FileSurgery.webPAnnouncingTheMost(samples.losslessWebP),
      FileSurgery.heic(samples.heic, announcing: 30_000, by: 30_000),
    ]
    for bomb in bombs {
      #expect(throws: ImagingError.tooManyPixels) { try decoder.decode(bomb) }
    }
  }

  @Test func `a header of no pixels is undecodable`() {
    #expect(throws: ImagingError.undecodable) {
      try decoder.decode(FileSurgery.png(samples.png, announcing: 0, by: 10))
    }
    #expect(throws: ImagingError.undecodable) {
      try decoder.decode(FileSurgery.jpeg(samples.jpeg, announcing: 0, by: 10))
    }
  }

  @Test(arguments: [(20_000, 2_500, false), (20_001, 1, true), (1, 20_001, true), (10_001, 5_000, true)])
  func `sides end at 20,000 and areas at 50 megapixels`(width: Int, height: Int, refused: Bool) {
    let bytes = FileSurgery.png(samples.png, announcing: width, by: height)
    // The pixels are not there, so what passes the bounds fails later.
    #expect(throws: refused ? ImagingError.tooManyPixels : .undecodable) { try decoder.decode(bytes) }
  }

  @Test func `a progressive JPEG has the tighter bound of what is held whole`() throws {
    let limits = DecodingLimits(bufferedPixelsMax: 48 * 32 - 1)
    #expect(throws: ImagingError.tooManyPixels) { try decoder.decode(samples.progressiveJPEG, limits: limits) }
    #expect(try decoder.decode(samples.jpeg, limits: limits).first.image.width == 48)
  }

  @Test(arguments: [\PictureSamples.jpeg, \.png, \.lossyWebP, \.losslessWebP, \.heic])
  func `what is larger than the output bound is shrunk by a whole factor`(
    sample: KeyPath<PictureSamples, [UInt8]> & Sendable
  ) throws {
    let bytes = samples[keyPath: sample]
    let whole = try decoder.decode(bytes).first
    let limits = DecodingLimits(outputPixelsMax: whole.image.width * whole.image.height - 1)
    let half = try decoder.decode(bytes, limits: limits).first
    #expect(half.image.width == whole.image.width / 2)
    #expect(half.image.height == whole.image.height / 2)
    #expect(half.sourceWidth == whole.image.width)
    #expect(half.image.hasColouredQuarters(Colour.quarters))
  }

  @Test func `a picture of one pixel stays one`() throws {
    let bytes = try PNGEncoder.encode(Image(width: 1, height: 1, pixels: [7, 8, 9]))
    let decoded = try decoder.decode(bytes, limits: DecodingLimits(outputPixelsMax: 1)).first
    #expect(decoded.image.pixels == [7, 8, 9])
  }

  @Test func `a PNG whose text would swell to a gigabyte is read without it`() throws {
    // A deflate stream of zeros is a thousandth of what it becomes; libpng never inflates chunks it was told to skip.
    let swollen = FileSurgery.chunk("zTXt", Array("a".utf8) + [0, 0] + [UInt8](repeating: 0, count: 100_000))
    let many = (0..<1_000).flatMap { _ in FileSurgery.chunk("tEXt", Array("key".utf8) + [0, 65]) }
    let bytes = Array(samples.png[..<33]) + swollen + many + Array(samples.png[33...])
    #expect(try decoder.decode(bytes).first.image.hasColouredQuarters(Colour.quarters, tolerance: 0))
  }
}
