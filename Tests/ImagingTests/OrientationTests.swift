import Imaging
import Testing

struct OrientationTests {
  // Six colours, named by letters: stored as ABC over DEF.
  private static let letters: [Character: [UInt8]] = [
    "A": [255, 0, 0], "B": [0, 255, 0], "C": [0, 0, 255], "D": [255, 255, 0], "E": [0, 255, 255], "F": [255, 0, 255],
  ]
  private static let table = [
    (1, ["ABC", "DEF"]), (2, ["CBA", "FED"]), (3, ["FED", "CBA"]), (4, ["DEF", "ABC"]), (5, ["AD", "BE", "CF"]),
    (6, ["DA", "EB", "FC"]), (7, ["FC", "EB", "DA"]), (8, ["CF", "BE", "AD"]),
  ]

  private let decoder: ImageDecoder

  init() throws {
    decoder = try ImageDecoder(pdfLibrary: nil)
  }

  private func picture(_ rows: [String]) -> Image {
    Image(
      width: rows.first?.count ?? 0, height: rows.count,
      pixels: rows.joined().flatMap { Self.letters[$0] ?? [] })
  }

  @Test(arguments: table)
  func `a PNG's eight orientations are undone exactly`(orientation: Int, seen: [String]) throws {
    let stored = try PNGEncoder.encode(picture(["ABC", "DEF"]))
    let decoded = try decoder.decode(FileSurgery.png(stored, orientation: orientation)).first
    #expect(decoded.image == picture(seen))
    #expect(decoded.sourceWidth == decoded.image.width)
    #expect(decoded.sourceHeight == decoded.image.height)
  }

  @Test(arguments: table, [true, false])
  func `a JPEG's eight orientations are undone in either byte order`(
    row: (orientation: Int, seen: [String]), bigEndian: Bool
  ) throws {
    // Each letter is a block of 16 pixels, so that coding leaves its middle alone.
    let blocks = picture(["ABC", "DEF"]).enlarged(by: 16)
    let stored = try JPEGEncoder.encode(blocks, quality: 95)
    let bytes = FileSurgery.jpeg(stored, orientation: row.orientation, bigEndian: bigEndian)
    let decoded = try decoder.decode(bytes).first.image
    let expected = picture(row.seen)
    #expect(decoded.width == expected.width * 16)
    for column in 0..<expected.width {
      for line in 0..<expected.height {
        let difference = zip(decoded.pixel(column * 16 + 8, line * 16 + 8), expected.pixel(column, line))
          .map { abs(Int($0) - Int($1)) }.max()
        #expect(difference ?? 255 <= 12)
      }
    }
  }

  @Test func `a WebP's orientation is undone`() throws {
    let image = try decoder.decode(PictureFixtures.turnedWebP).first.image
    #expect(image.width == 32)
    #expect(image.hasColouredQuarters([Colour.blue, Colour.red, Colour.white, Colour.green], tolerance: 0))
  }

  @Test(arguments: [0, 9, 65_535])
  func `an orientation that is none counts as upright`(orientation: Int) throws {
    let stored = try PNGEncoder.encode(picture(["ABC", "DEF"]))
    let decoded = try decoder.decode(FileSurgery.png(stored, orientation: orientation)).first
    #expect(decoded.image == picture(["ABC", "DEF"]))
  }

  @Test func `an Exif block cut anywhere never stops the picture`() throws {
    let stored = try PNGEncoder.encode(picture(["ABC", "DEF"]))
    let turned = FileSurgery.png(stored, orientation: 6)
    // The chunk's body is 26 bytes and begins 8 bytes into the chunk.
    for length in 0..<26 {
      let body = Array(turned[41..<41 + length])
      let bytes = Array(stored[..<33]) + FileSurgery.chunk("eXIf", body) + Array(stored[33...])
      #expect(try decoder.decode(bytes).first.image.pixels.count == 18)
    }
  }
}

extension Image {
  fileprivate func enlarged(by factor: Int) -> Image {
    var pixels: [UInt8] = []
    for row in 0..<height * factor {
      for column in 0..<width * factor { pixels += pixel(column / factor, row / factor) }
    }
    return Image(width: width * factor, height: height * factor, pixels: pixels)
  }
}
