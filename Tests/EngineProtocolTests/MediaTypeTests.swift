import Testing

@testable import EngineProtocol

@Suite struct MediaTypeTests {
  private static func heic(brands: [String]) -> [UInt8] {
    let body = brands.prefix(1).joined() + "\0\0\0\0" + brands.dropFirst().joined()
    return [0, 0, 0, UInt8(8 + body.utf8.count)] + Array("ftyp".utf8) + Array(body.utf8)
  }

  private static let known: [(MediaType, [UInt8])] = [
    (.jpeg, [0xFF, 0xD8, 0xFF]),
    (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.webp, Array("RIFF\0\0\0\0WEBP".utf8)),
    (.pdf, Array("%PDF-".utf8)),
    (.heic, Array(heic(brands: ["heic"]).prefix(12))),
    (.heic, heic(brands: ["mif1", "miaf", "heix"])),
  ]

  @Test(arguments: known)
  func `a type is known by its first bytes`(type: MediaType, bytes: [UInt8]) {
    #expect(MediaType.sniff(bytes) == type)
    #expect(MediaType.sniff(bytes + Array(repeating: 0, count: 1000)) == type)
  }

  @Test(arguments: known)
  func `one byte less is not enough`(type: MediaType, bytes: [UInt8]) {
    #expect(MediaType.sniff(bytes.dropLast()) == nil)
  }

  @Test(arguments: known)
  func `a slice that starts elsewhere is read from its own start`(type: MediaType, bytes: [UInt8]) {
    #expect(MediaType.sniff(([7, 7, 7] + bytes).dropFirst(3)) == type)
  }

  @Test(arguments: [
    [], Array("GIF89a".utf8), Array("RIFF\0\0\0\0WAVE".utf8), Array("<svg/>".utf8), Array(" %PDF-1.7".utf8),
    heic(brands: ["avif"]), heic(brands: ["mif1", "avif"]), heic(brands: ["qt  ", "mp42"]),
  ])
  func `any other content has no type`(bytes: [UInt8]) {
    #expect(MediaType.sniff(bytes) == nil)
  }

  @Test func `a version field that spells a brand is not a brand`() {
    let bytes = [0, 0, 0, 16] + Array("ftypavifheic".utf8)
    #expect(MediaType.sniff(bytes) == nil)
  }
}
