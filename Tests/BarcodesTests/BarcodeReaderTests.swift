import Barcodes
import Imaging
import Testing

@Suite("Barcodes")
struct BarcodeReaderTests {
  static let symbols: [(Symbology, BarcodeFixtures.Rows)] = [
    (.qr, BarcodeFixtures.qr), (.aztec, BarcodeFixtures.aztec), (.dataMatrix, BarcodeFixtures.dataMatrix),
    (.pdf417, BarcodeFixtures.pdf417),
  ]

  /// A symbol drawn with a light margin of ten modules.
  static func picture(_ rows: BarcodeFixtures.Rows, module: Int, dark: UInt8 = 0, light: UInt8 = 255) -> Image {
    let lines = rows.flatMap { row in Array(repeating: Array(row.modules), count: row.height) }
    let (width, height) = ((lines[0].count + 20) * module, (lines.count + 20) * module)
    var pixels = [UInt8](repeating: light, count: width * height * 3)
    for (y, line) in lines.enumerated() {
      for (x, value) in line.enumerated() where value == "1" {
        for row in ((y + 10) * module)..<((y + 11) * module) {
          let start = (row * width + (x + 10) * module) * 3
          for place in start..<(start + module * 3) { pixels[place] = dark }
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: symbols.indices, [2, 3, 6])
  func `every symbology is read to the byte and found where it lies`(index: Int, module: Int) throws {
    let (symbology, rows) = Self.symbols[index]
    let image = Self.picture(rows, module: module)
    let found = try BarcodeReader().read(image)
    #expect(found.map(\.symbology) == [symbology])
    let barcode = try #require(found.first)
    #expect(barcode.bytes == Array("ASSAY".utf8))
    let slack = Double(4 * module)
    #expect(barcode.frame.topLeft.distance(to: Point(x: Double(10 * module), y: Double(10 * module))) < slack)
  }

  @Test(arguments: symbols.indices, [1, 2, 3])
  func `a symbol is read whichever way it lies`(index: Int, turns: Int) throws {
    let image = Self.picture(Self.symbols[index].1, module: 4)
    let whole = Quadrilateral(width: Double(image.width), height: Double(image.height)).turnedClockwise(turns)
    let isUpright = turns % 2 == 0
    let turned = try #require(
      image.rectified(
        whole, width: isUpright ? image.width : image.height, height: isUpright ? image.height : image.width))
    #expect(try BarcodeReader().read(turned).map(\.bytes) == [Array("ASSAY".utf8)])
  }

  @Test func `modules of one pixel are read enlarged`() throws {
    let image = Self.picture(BarcodeFixtures.pdf417, module: 1, dark: 60, light: 190)
    #expect(try BarcodeReader().read(image, isThorough: true).map(\.bytes) == [Array("ASSAY".utf8)])
  }

  @Test func `only the symbologies that are asked for are looked for`() throws {
    let image = Self.picture(BarcodeFixtures.qr, module: 4)
    #expect(try BarcodeReader().read(image, symbologies: [.pdf417, .aztec]).isEmpty)
    #expect(try BarcodeReader().read(image, symbologies: []).isEmpty)
  }

  @Test(arguments: [(1, 1), (1, 300), (300, 1), (40, 40)])
  func `a picture without a symbol has none, however small`(width: Int, height: Int) throws {
    let blank = Image(width: width, height: height, pixels: Array(repeating: 200, count: width * height * 3))
    #expect(try BarcodeReader().read(blank).isEmpty)
  }

  @Test(arguments: 0..<8)
  func `noise is no symbol`(seed: Int) throws {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let pixels = (0..<(200 * 200 * 3)).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    #expect(try BarcodeReader().read(Image(width: 200, height: 200, pixels: pixels)).isEmpty)
  }

  @Test func `a torn symbol is not read as something else`() throws {
    let rows = BarcodeFixtures.qr.map { row in
      (height: row.height, modules: String(row.modules.prefix(9)) + String(repeating: "0", count: 12))
    }
    #expect(try BarcodeReader().read(Self.picture(rows, module: 4)).isEmpty)
  }
}
