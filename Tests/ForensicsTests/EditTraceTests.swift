import Imaging
import SeededNumbers
import Testing

@testable import Forensics

/// Pictures with texture and grain, made from a seed.
enum Textures {
  /// Patches of grey of three to nine pixels, with grain of so many steps either way.
  static func picture(width: Int = 480, height: Int = 320, grain: Int = 6, seed: UInt64 = 1) -> Image {
    var numbers = SplitMix(state: seed)
    var levels = [Int](repeating: 128, count: width * height)
    for _ in 0..<(width * height / 30) {
      let (x, y) = (Int.random(in: 0..<width, using: &numbers), Int.random(in: 0..<height, using: &numbers))
      let (side, level) = (Int.random(in: 3...9, using: &numbers), Int.random(in: 60...190, using: &numbers))
      for row in y..<min(y + side, height) {
        for column in x..<min(x + side, width) { levels[row * width + column] = level }
      }
    }
    let pixels = levels.flatMap { level in
      let own = UInt8(clamping: level + Int.random(in: -grain...grain, using: &numbers))
      return [own, own, own]
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// A picture as a JPEG of a quality gives it back, and how that JPEG counts.
  static func kept(_ picture: Image, quality: Int) throws -> (image: Image, compression: StoredCompression) {
    let decoder = try ImageDecoder(pdfLibrary: nil)
    let decoded = try decoder.decode(try JPEGEncoder.encode(picture, quality: quality))
    return (decoded.first.image, decoded.compression)
  }

  /// A picture with a part of another laid over it.
  static func laid(_ part: Image, over picture: Image, x: Int, y: Int, fromX: Int, fromY: Int, side: Int) -> Image {
    var result = picture
    for row in 0..<side {
      let (from, to) = (((fromY + row) * part.width + fromX) * 3, ((y + row) * picture.width + x) * 3)
      for index in 0..<(side * 3) { result.pixels[to + index] = part.pixels[from + index] }
    }
    return result
  }
}

@Suite("Traces of editing")
struct EditTraceTests {
  private static func kinds(_ picture: Image, _ compression: StoredCompression) -> [EditTrace.Kind] {
    EditTraces.find(in: picture, compression: compression, lines: [], repeated: []).map(\.kind)
  }

  @Test(arguments: [60, 75, 90])
  func `a picture that was only saved, or saved again, shows nothing`(quality: Int) throws {
    let once = try Textures.kept(Textures.picture(), quality: quality)
    #expect(Self.kinds(once.image, once.compression).isEmpty)
    #expect(Self.kinds(once.image, .lossless).isEmpty)
    let twice = try Textures.kept(once.image, quality: 97)
    #expect(Self.kinds(twice.image, twice.compression).isEmpty)
  }

  @Test(arguments: [nil, 98, 96])
  func `what was laid over a JPEG shows by its history, where it lies`(saved: Int?) throws {
    let photograph = try Textures.kept(Textures.picture(), quality: 75).image
    let edited = Textures.laid(
      Textures.picture(seed: 2), over: photograph, x: 203, y: 101, fromX: 10, fromY: 20, side: 72)
    let last = try saved.map { try Textures.kept(edited, quality: $0) } ?? (edited, .lossless)
    let traces = EditTraces.find(in: last.image, compression: last.compression, lines: [], repeated: [])
    let trace = try #require(traces.first { $0.kind == .compression })
    #expect(trace.frame.contains(Point(x: 239, y: 137)))
    #expect(trace.frame.meanWidth < 140 && trace.frame.meanHeight < 140)
  }

  @Test func `a history that a later, coarser JPEG wiped out says nothing`() throws {
    let photograph = try Textures.kept(Textures.picture(), quality: 90).image
    let edited = Textures.laid(
      Textures.picture(seed: 2), over: photograph, x: 203, y: 101, fromX: 10, fromY: 20, side: 72)
    let last = try Textures.kept(edited, quality: 50)
    #expect(!Self.kinds(last.image, last.compression).contains(.compression))
  }

  @Test func `pixels that stand at two places show, unless the place repeats its motif`() {
    let picture = Textures.picture()
    let copied = Textures.laid(picture, over: picture, x: 300, y: 200, fromX: 60, fromY: 50, side: 48)
    let traces = EditTraces.find(in: copied, compression: .lossless, lines: [], repeated: [])
    let middles = traces.filter { $0.kind == .copy }.map { ($0.frame.topLeft + $0.frame.bottomRight) * 0.5 }
    #expect(middles.contains { $0.distance(to: Point(x: 84, y: 74)) < 24 })
    #expect(middles.contains { $0.distance(to: Point(x: 324, y: 224)) < 24 })
    let everywhere = Quadrilateral(width: 480, height: 320)
    let ignored = EditTraces.find(in: copied, compression: .lossless, lines: [], repeated: [everywhere])
    #expect(ignored.isEmpty)
    #expect(Self.kinds(picture, .lossless).isEmpty)
  }

  /// Lines on grainy paper; the third is on paper without grain where `isPainted`.
  private static func lines(isPainted: Bool) -> (Image, [EditTraces.Line]) {
    var numbers = SplitMix(state: 4)
    let (width, height) = (400, 360)
    let frames = (0..<8).map { line in
      Quadrilateral(width: 300, height: 24).map { $0 + Point(x: 40, y: 20 + 42 * Double(line)) }
    }
    var levels = (0..<(width * height)).map { _ in 200 + Int.random(in: -5...5, using: &numbers) }
    for (line, frame) in frames.enumerated() {
      for y in Int(frame.topLeft.y)..<Int(frame.bottomLeft.y) {
        for x in Int(frame.topLeft.x)..<Int(frame.topRight.x) {
          if isPainted, line == 2 { levels[y * width + x] = 200 }
          if x % 20 < 8, y % 42 > 24, y % 42 < 40 { levels[y * width + x] -= 150 }
        }
      }
    }
    let pixels = levels.flatMap { [UInt8($0), UInt8($0), UInt8($0)] }
    return (
      Image(width: width, height: height, pixels: pixels),
      frames.map { EditTraces.Line(frame: $0, evenCharacters: nil) }
    )
  }

  @Test(arguments: [true, false])
  func `a line on paper without the other lines' grain shows`(isPainted: Bool) {
    let (picture, lines) = Self.lines(isPainted: isPainted)
    let found = EditTraces.find(in: picture, compression: .other, lines: lines, repeated: [])
    #expect(found.filter { $0.kind == .noise }.map(\.frame) == (isPainted ? [lines[2].frame] : []))
  }

  /// A line of ten bars, the last of them so much higher.
  private static func bars(off: Int, count: Int) -> Image {
    var picture = Image(width: 320, height: 40, pixels: [UInt8](repeating: 230, count: 320 * 40 * 3))
    for bar in 0..<10 {
      let height = 24 + (bar >= 10 - count ? off : 0)
      for y in (34 - height)..<34 {
        for x in (10 + bar * 30)..<(24 + bar * 30) {
          for channel in 0..<3 { picture.pixels[(y * 320 + x) * 3 + channel] = 20 }
        }
      }
    }
    return picture
  }

  @Test(arguments: [(5, 2, 1), (5, 4, 1), (3, 2, 0), (5, 1, 0), (5, 5, 0), (0, 0, 0)])
  func `neighbours that are higher than the rest of their line show`(off: Int, count: Int, expected: Int) {
    let line = EditTraces.Line(frame: Quadrilateral(width: 320, height: 40), evenCharacters: 10)
    let found = EditTraces.find(
      in: Self.bars(off: off, count: count), compression: .other, lines: [line], repeated: [])
    #expect(found.filter { $0.kind == .glyphHeight }.count == expected)
  }
}

@Suite("Pictures that nobody photographed")
struct HostilePictureTests {
  /// A picture of repeated or of random pixels.
  private static func picture(_ width: Int, _ height: Int, period: Int) -> Image {
    var numbers = SplitMix(state: 3)
    let tile = (0..<(period * period)).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    let pixels = (0..<(width * height)).flatMap { place in
      let level = tile[place / width % period * period + place % width % period]
      return [level, level, level]
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: [(1, 1, 1), (16, 16, 8), (1, 400, 7), (400, 1, 7), (65, 65, 65), (900, 700, 24), (900, 700, 900)])
  func `tiny, repeated and random pictures end nothing`(width: Int, height: Int, period: Int) {
    let places: [(Double, Double)] = [(0, 0), (-300, -300), (5_000, 40), (40, 5_000), (.nan, 0), (.infinity, 1)]
    let lines = places.map { place in
      EditTraces.Line(
        frame: Quadrilateral(width: 300, height: 30).map { $0 + Point(x: place.0, y: place.1) }, evenCharacters: 8)
    }
    let picture = Self.picture(width, height, period: period)
    for compression in [
      StoredCompression.lossless, .jpeg(luminance: []), .jpeg(luminance: [Int](repeating: 0, count: 64)),
      .jpeg(luminance: [Int](repeating: 65_535, count: 64)),
    ] {
      let found = EditTraces.find(in: picture, compression: compression, lines: lines, repeated: [])
      #expect(found.allSatisfy { $0.frame.corners.allSatisfy { $0.x.isFinite && $0.y.isFinite } })
    }
  }
}
