import Testing

@testable import Imaging

@Suite("Occlusion")
struct OcclusionTests {
  static let page: [UInt8] = [214, 226, 232]
  static let desk: [UInt8] = [70, 80, 90]
  /// Very light to very dark; under a yellow and a blue lamp.
  static let skins: [[UInt8]] = [
    [244, 210, 190], [214, 164, 132], [160, 110, 80], [92, 60, 46], [66, 44, 36], [244, 190, 140], [205, 180, 182],
  ]

  /// A page of 600 by 400 in a picture of 720 by 520, with upright boxes painted over it, in the picture's pixels.
  static func picture(
    _ boxes: [(x: Range<Int>, y: Range<Int>, colour: [UInt8])], page: [UInt8] = page, desk: [UInt8] = desk
  ) -> Image {
    var image = Image(width: 720, height: 520, pixels: (0..<(720 * 520)).flatMap { _ in desk })
    for box in [(x: 60..<660, y: 60..<460, colour: page)] + boxes {
      for y in box.y {
        for x in box.x { image.pixels.replaceSubrange((y * 720 + x) * 3..<(y * 720 + x) * 3 + 3, with: box.colour) }
      }
    }
    return image
  }

  static func occlusion(_ picture: Image) -> Occlusion {
    let outline = Quadrilateral(width: 600, height: 400).map { $0 + Point(x: 60, y: 60) }
    return Occlusion(in: picture, page: outline, width: 600, height: 400)
  }

  @Test(arguments: skins)
  func `a finger of any skin over the edge is found`(skin: [UInt8]) throws {
    let occlusion = Self.occlusion(Self.picture([(x: 300..<360, y: 340..<520, colour: skin)]))
    let region = try #require(occlusion.regions.first)
    #expect(occlusion.regions.count == 1)
    #expect(abs(region.topLeft.x - 240) <= 6 && abs(region.topLeft.y - 280) <= 6)
    #expect(abs(region.bottomRight.x - 300) <= 6 && abs(region.bottomRight.y - 400) <= 6)
    #expect(abs(occlusion.share - 0.03) < 0.004)
  }

  @Test(arguments: [
    (x: 300..<360, y: 0..<180), (x: 300..<360, y: 340..<520), (x: 0..<180, y: 200..<260), (x: 540..<720, y: 200..<260),
  ])
  func `it may come from every side`(x: Range<Int>, y: Range<Int>) {
    #expect(Self.occlusion(Self.picture([(x: x, y: y, colour: Self.skins[1])])).regions.count == 1)
  }

  // The page is searched at a third of this size: a reach of 8 pixels is one of 24, an entrance of 60 one of 180.
  @Test(arguments: [(21, 60, false), (24, 60, true), (150, 180, true), (150, 186, false), (100, 9, false)])
  func `it reaches in far enough and is no wider than a finger`(reach: Int, width: Int, isFound: Bool) {
    let finger = (x: 201..<(201 + width), y: (460 - reach)..<520, colour: Self.skins[2])
    #expect(Self.occlusion(Self.picture([finger])).regions.isEmpty == !isFound)
  }

  @Test func `two fingers are two regions`() {
    let occlusion = Self.occlusion(
      Self.picture([
        (x: 150..<200, y: 360..<520, colour: Self.skins[0]), (x: 400..<450, y: 0..<160, colour: Self.skins[0]),
      ]))
    #expect(occlusion.regions.count == 2)
  }

  @Test func `a face on the page, one at its border and a margin of the colour of skin are none`() {
    let portrait = (x: 90..<220, y: 140..<300, colour: Self.skins[1])
    let bleeding = (x: 60..<220, y: 140..<300, colour: Self.skins[1])
    let margin = (x: 60..<660, y: 420..<460, colour: Self.skins[0])
    for box in [portrait, bleeding, margin] { #expect(Self.occlusion(Self.picture([box])).regions.isEmpty) }
  }

  @Test(arguments: [[40, 60, 150], [128, 128, 128], [250, 250, 250], [0, 0, 0]] as [[UInt8]])
  func `a glove or a sheet of paper is not looked for`(colour: [UInt8]) {
    let occlusion = Self.occlusion(Self.picture([(x: 300..<360, y: 340..<520, colour: colour)]))
    #expect(occlusion.regions.isEmpty && occlusion.share == 0)
  }

  @Test func `a page and a desk of one colour of skin are no finger`() {
    #expect(Self.occlusion(Self.picture([], page: Self.skins[0], desk: Self.skins[0])).regions.isEmpty)
    #expect(Self.occlusion(Self.picture([], page: Self.skins[0], desk: Self.skins[3])).regions.isEmpty)
  }

  @Test func `where the page fills its picture nothing is found`() {
    let picture = Self.picture([(x: 300..<360, y: 340..<520, colour: Self.skins[1])])
    let whole = Quadrilateral(width: 720, height: 520)
    #expect(Occlusion(in: picture, page: whole, width: 720, height: 520).regions.isEmpty)
  }

  @Test(arguments: [(1, 1), (600, 100), (0, 0)])
  func `pages without a shape are not searched`(width: Int, height: Int) {
    let picture = Self.picture([])
    let nothing = Quadrilateral(width: 0, height: 0)
    #expect(Occlusion(in: picture, page: nothing, width: width, height: height).regions.isEmpty)
  }
}
