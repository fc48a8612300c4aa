import SeededNumbers
import Testing

@testable import Imaging

@Suite("What pictures look like")
struct PerceptualHashTests {
  /// Soft blobs of light, of a seed.
  private static func picture(seed: UInt64, width: Int = 180, height: Int = 230) -> Image {
    var numbers = SplitMix(state: seed)
    let blobs = (0..<12).map { _ in
      (
        x: Double.random(in: 0...1, using: &numbers), y: Double.random(in: 0...1, using: &numbers),
        level: Double.random(in: -110...110, using: &numbers)
      )
    }
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
        let level = blobs.reduce(128) { sum, blob in
          let distance = (u - blob.x) * (u - blob.x) + (v - blob.y) * (v - blob.y)
          return sum + blob.level / (1 + distance * 60)
        }
        pixels += [UInt8](repeating: UInt8(clamping: Int(level)), count: 3)
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Bands that differ by a bit at most.
  private static func alike(_ one: Image, _ other: Image) throws -> Int {
    let pairs = zip(try #require(PerceptualHash(of: one)).bands, try #require(PerceptualHash(of: other)).bands)
    return pairs.count { ($0 ^ $1).nonzeroBitCount <= 1 }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a picture that is saved again, or scaled, stays what it was, and another is another`(seed: UInt64) throws {
    let picture = Self.picture(seed: seed)
    let decoder = try ImageDecoder(pdfLibrary: nil)
    let saved = try decoder.decode(try JPEGEncoder.encode(picture, quality: 70)).first.image
    #expect(try Self.alike(picture, picture) == PerceptualHash.bandsCount)
    #expect(try Self.alike(picture, saved) >= 6)
    #expect(try Self.alike(picture, picture.resized(width: 126, height: 161)) >= 6)
    #expect(try Self.alike(picture, Self.picture(seed: seed + 10)) < 6)
  }

  @Test(arguments: [(32, 32, true), (31, 200, false), (200, 31, false)])
  func `a picture that is too small says nothing`(width: Int, height: Int, says: Bool) {
    #expect((PerceptualHash(of: Self.picture(seed: 1, width: width, height: height)) != nil) == says)
  }
}
