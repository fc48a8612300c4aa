import Testing

@testable import Imaging

@Suite("Editing software that files name")
struct EditingSoftwareTests {
  /// A TIFF block of one directory with one text.
  static func tiff(_ tag: Int, _ text: String) -> [UInt8] {
    func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
    func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value & 0xFFFF) }
    let body = Array(text.utf8) + [0]
    let value = body.count <= 4 ? body + Array(repeating: 0, count: 4 - body.count) : long(26)
    let head = Array("MM".utf8) + short(42) + long(8)
    return head + short(1) + short(tag) + short(2) + long(body.count) + value + long(0) + body
  }

  static func jpeg(_ segments: [[UInt8]]) throws -> [UInt8] {
    let plain = try JPEGEncoder.encode(
      Image(width: 16, height: 16, pixels: Array(repeating: 200, count: 768)), quality: 80)
    var marked: [UInt8] = []
    for body in segments {
      marked += [0xFF, 0xE1, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)]
      marked += body
    }
    return Array(plain.prefix(2)) + marked + plain.dropFirst(2)
  }

  static func exif(_ tag: Int, _ text: String) -> [UInt8] { Array("Exif\0\0".utf8) + tiff(tag, text) }
  static func xmp(_ text: String) -> [UInt8] { Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(text.utf8) }

  static func software(_ bytes: [UInt8]) throws -> EditingSoftware? {
    try ImageDecoder(pdfLibrary: nil).decode(bytes).software
  }

  static let named: [([UInt8], EditingSoftware?)] = [
    (exif(305, "Adobe Photoshop 25.1 (Windows)"), .photoshop), (exif(11, "GIMP 2.10"), .gimp),
    (exif(305, "Snapseed 2.0"), .snapseed), (exif(271, "Photoshop"), nil), (exif(305, "HDR+ 1.0.540104767zd"), nil),
    (exif(305, "17.5.1"), nil), (exif(305, ""), nil),
    (xmp("<rdf xmp:CreatorTool=\"Canva\" photoshop:DateCreated=\"x\"/>"), .canva),
    (xmp("<xmp:CreatorTool>Adobe Illustrator</xmp:CreatorTool>"), .illustrator),
    (xmp("<x stEvt:softwareAgent='Adobe Firefly'/>"), .firefly),
    (xmp("<rdf xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"/>"), nil), (xmp("CreatorTool"), nil),
  ]

  @Test(arguments: named)
  func `a program is told by what it writes of itself, and a camera is none`(
    segment: [UInt8], software: EditingSoftware?
  ) throws {
    #expect(try Self.software(Self.jpeg([segment])) == software)
  }

  @Test(arguments: [("Software", "Adobe Photoshop"), ("parameters", "a passport, photorealistic"), ("Comment", "gimp")])
  func `a PNG's texts are looked at by their keywords`(keyword: String, text: String) throws {
    let plain = try PNGEncoder.encode(Image(width: 4, height: 4, pixels: Array(repeating: 9, count: 48)))
    let body = Array(keyword.utf8) + [0] + Array(text.utf8)
    let chunk = FileSurgery.chunk("tEXt", body)
    let bytes = Array(plain.prefix(33)) + chunk + plain.dropFirst(33)
    let expected: EditingSoftware? =
      keyword == "Software" ? .photoshop : keyword == "parameters" ? .stableDiffusion : nil
    #expect(try Self.software(bytes) == expected)
  }

  @Test func `metadata cut anywhere is read to its end and no further`() throws {
    let whole = try Self.jpeg([Self.exif(305, "Adobe Photoshop 25.1"), Self.xmp("xmp:CreatorTool=\"Canva\"")])
    for length in 2..<200 {
      let blocks = MetadataBlocks(Array(whole.prefix(length)), format: .jpeg)
      // Whatever is named was there before the cut.
      let software = EditingSoftware.named(in: blocks)
      let text = String(decoding: whole.prefix(length), as: UTF8.self).lowercased()
      #expect(software.map { text.contains($0.rawValue) } != false)
      for format in [PictureFormat.png, .webp] {
        _ = EditingSoftware.named(in: MetadataBlocks(Array(whole.prefix(length)), format: format))
      }
    }
  }
}
