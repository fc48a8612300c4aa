import Barcodes
import Glibc
import Imaging
import Testing

@Suite("Tilted symbols")
struct TiltedSymbolTests {
  private static let module = 4

  /// Where a symbol of `BarcodeReaderTests.picture` lies in it: inside its margin of ten modules.
  private static func drawn(in image: Image) -> Quadrilateral {
    let (margin, width, height) = (Double(10 * module), Double(image.width), Double(image.height))
    return Quadrilateral(width: width - 2 * margin, height: height - 2 * margin).map {
      Point(x: $0.x + margin, y: $0.y + margin)
    }
  }

  /// What a square window sees of a picture, and where the symbol then lies. The picture's light margin goes on.
  private static func seen(_ image: Image, through window: Quadrilateral, side: Int) -> (Image, Quadrilateral)? {
    let whole = Quadrilateral(width: Double(side), height: Double(side))
    guard let map = Homography(from: window, to: whole),
      let seen = image.rectified(window, width: side, height: side)
    else { return nil }
    return (seen, drawn(in: image).map(map.apply))
  }

  /// A window around a picture's middle that is turned the other way, so that the picture seems turned clockwise.
  private static func window(on image: Image, side: Int, degrees: Int) -> Quadrilateral {
    let (turn, half) = (-Double(degrees) * .pi / 180, Double(side) / 2)
    return Quadrilateral(width: Double(side), height: Double(side)).map { corner in
      let (x, y) = (corner.x - half, corner.y - half)
      return Point(
        x: Double(image.width) / 2 + x * cos(turn) - y * sin(turn),
        y: Double(image.height) / 2 + x * sin(turn) + y * cos(turn))
    }
  }

  private static func expect(
    _ found: [Barcode], _ symbology: Symbology = .pdf417, at place: Quadrilateral
  ) throws {
    #expect(found.map(\.symbology) == [symbology])
    #expect(found.map(\.bytes) == [Array("ASSAY".utf8)])
    let frame = try #require(found.first).frame
    for (corner, expected) in zip(frame.corners, place.corners) {
      #expect(corner.distance(to: expected) < Double(4 * module))
    }
  }

  @Test(arguments: [0, 15, 30, 45, 60, 75, 90, 135, 180, 250])
  func `a turned symbol is read and found where it was drawn`(degrees: Int) throws {
    let image = BarcodeReaderTests.picture(BarcodeFixtures.pdf417, module: Self.module)
    let side = 640
    let window = Self.window(on: image, side: side, degrees: degrees)
    let (turned, place) = try #require(Self.seen(image, through: window, side: side))
    try Self.expect(try BarcodeReader().read(turned), at: place)
  }

  @Test(arguments: [0, 20, 200])
  func `a symbol seen from aside is read and found where it was drawn`(degrees: Int) throws {
    let image = BarcodeReaderTests.picture(BarcodeFixtures.pdf417, module: Self.module)
    let side = 640
    var window = Self.window(on: image, side: side, degrees: degrees)
    // The right side is farther away: the window takes in a fifth more there.
    let far = (window.bottomRight - window.topRight) * 0.1
    (window.topRight, window.bottomRight) = (window.topRight - far, window.bottomRight + far)
    let (aside, place) = try #require(Self.seen(image, through: window, side: side))
    try Self.expect(try BarcodeReader().read(aside), at: place)
  }

  @Test(arguments: [0, 20, 45, 70, 90, 200], [Point(x: 0, y: 0), Point(x: 190, y: 130), Point(x: -200, y: 150)])
  func `an Aztec symbol is read wherever it lies and however it is turned`(degrees: Int, offset: Point) throws {
    let image = BarcodeReaderTests.picture(BarcodeFixtures.aztec, module: Self.module)
    let window = Self.window(on: image, side: 640, degrees: degrees).map { $0 + offset }
    let (aside, place) = try #require(Self.seen(image, through: window, side: 640))
    try Self.expect(try BarcodeReader().read(aside), .aztec, at: place)
  }

  @Test(arguments: [8, 15, 30], [0, 45])
  func `rings without a symbol around them are none`(width: Int, degrees: Int) throws {
    let rows: BarcodeFixtures.Rows = (0..<41).map { y in
      let row = (0..<41).map { x in max(abs(x - 20), abs(y - 20)) % 2 == 0 && max(abs(x - 20), abs(y - 20)) <= width / 2
      }
      return (1, String(row.map { $0 ? "1" : "0" }))
    }
    let image = BarcodeReaderTests.picture(rows, module: Self.module)
    let window = Self.window(on: image, side: 640, degrees: degrees).map { $0 + Point(x: 100, y: 60) }
    let (aside, _) = try #require(Self.seen(image, through: window, side: 640))
    #expect(try BarcodeReader().read(aside).isEmpty)
  }

  @Test func `a turned symbol is not looked for in a hurry, nor where no stacked one is asked for`() throws {
    let image = BarcodeReaderTests.picture(BarcodeFixtures.pdf417, module: Self.module)
    let window = Self.window(on: image, side: 640, degrees: 30)
    let (turned, _) = try #require(Self.seen(image, through: window, side: 640))
    #expect(try BarcodeReader().read(turned, isThorough: false).isEmpty)
    #expect(try BarcodeReader().read(turned, symbologies: [.qr]).isEmpty)
  }

  @Test(arguments: [3, 5, 8], [0.0, 0.5, 1.0])
  func `hatching is no symbol, whichever way it runs`(period: Int, slope: Double) throws {
    let (width, height) = (400, 300)
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let isDark = (x + Int(slope * Double(y))) % (2 * period) < period
        pixels += Array(repeating: isDark ? 20 : 230, count: 3)
      }
    }
    #expect(try BarcodeReader().read(Image(width: width, height: height, pixels: pixels)).isEmpty)
  }
}
