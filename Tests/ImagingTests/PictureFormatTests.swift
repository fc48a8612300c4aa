import EngineProtocol
import Imaging
import Testing

struct PictureFormatTests {
  @Test func `server and engine tell the formats apart alike`() throws {
    let samples = try PictureSamples()
    let table: [([UInt8], PictureFormat?, MediaType?)] = [
      (samples.jpeg, .jpeg, .jpeg), (samples.png, .png, .png), (samples.lossyWebP, .webp, .webp),
      (samples.heic, .heic, .heic), (PDFFixtures.pages(1), .pdf, .pdf), ([], nil, nil),
      (Array("RIFF....WAVE".utf8), nil, nil), (Array("%PDF".utf8), nil, nil), ([0xFF, 0xD8], nil, nil),
      ([0, 0, 0, 16] + Array("ftypavif".utf8) + [0, 0, 0, 0], nil, nil),
      ([0, 0, 0, 24] + Array("ftypmif1".utf8) + [0, 0, 0, 0] + Array("mif1avif".utf8), nil, nil),
      ([0, 0, 0, 24] + Array("ftypmif1".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8), .heic, .heic),
      ([0, 0, 0, 20] + Array("ftypmif1heic".utf8), nil, nil),
    ]
    for (bytes, format, type) in table {
      #expect(PictureFormat(sniffing: bytes) == format)
      #expect(MediaType.sniff(bytes) == type)
    }
  }

  @Test func `the first 256 bytes settle the type`() throws {
    let samples = try PictureSamples()
    for bytes in [samples.jpeg, samples.png, samples.lossyWebP, samples.heic, PDFFixtures.pages(1)] {
      #expect(MediaType.sniff(bytes.prefix(MediaType.sniffedBytesMax)) == MediaType.sniff(bytes))
    }
  }
}
