internal import CBarcodes
public import Imaging

/// Finds two-dimensional symbols in a picture, whichever way they lie.
public struct BarcodeReader: Sendable {
  /// How a picture is prepared before a look at it: the first that shows a symbol is enough.
  ///
  /// A phone's picture at arm's length leaves a PDF417 module two pixels, which the reader's thresholding cannot part:
  /// enlarged by two it reads the last of the labelled symbols (24 of 24, against 23 as they come), and with its edges
  /// raised it still does where the picture is soft.
  enum Preparation: CaseIterable {
    case asItComes
    case enlarged
    case enlargedAndSharpened
  }

  /// A picture with more samples than this is not enlarged: its modules are wide enough.
  static let enlargedSamplesMax = 6_000_000

  /// Areas of strokes that are straightened and looked at: a document has two symbols of one kind at most, and print
  /// may look like one.
  static let areasMax = 3

  /// Least share of a stacked symbol's longer upright side that the shorter one has: seen from farther aside, the far
  /// modules are too narrow to be told apart.
  static let sidesAlikeMin = 0.5

  /// A reader.
  public init() {}

  /// Symbols of a picture, none where it shows none.
  /// - Parameter isThorough: whether a picture that shows none as it comes is looked at enlarged.
  /// - Throws: ``BarcodeError/failed``.
  public func read(
    _ image: Image, symbologies: [Symbology] = Symbology.allCases, isThorough: Bool = true
  ) throws(BarcodeError) -> [Barcode] {
    guard !symbologies.isEmpty else { return [] }
    for preparation in isThorough ? Preparation.allCases : [.asItComes] {
      guard let (plane, scale) = Self.prepare(image, preparation) else { return [] }
      let found = try read(plane, symbologies: symbologies)
      if !found.isEmpty { return found.map { $0.scaled(by: 1 / scale) } }
      guard preparation == .asItComes, isThorough else { continue }
      if symbologies.contains(.pdf417) {
        let straightened = try readStraightened(image, plane)
        if !straightened.isEmpty { return straightened }
      }
      if symbologies.contains(.aztec) {
        let cut = try readAroundBullsEyes(image, plane)
        if !cut.isEmpty { return cut }
      }
    }
    return []
  }

  /// Stacked symbols that lie tilted or are seen from aside, straightened by the way their own bars run.
  private func readStraightened(_ image: Image, _ plane: Plane) throws(BarcodeError) -> [Barcode] {
    var found: [Barcode] = []
    for area in StrokeArea.find(in: StrokeField(plane), countMax: Self.areasMax) {
      guard let symbol = StraightSymbol(area, of: image) else { continue }
      for preparation in StraightSymbol.Preparation.allCases {
        let read = try read(symbol.prepared(preparation), symbologies: [.pdf417])
        found += read.map { $0.moved(symbol.place) }
        if !read.isEmpty { break }
      }
    }
    return found
  }

  /// Aztec symbols that do not lie level in the middle of the picture, each cut out around its own.
  private func readAroundBullsEyes(_ image: Image, _ plane: Plane) throws(BarcodeError) -> [Barcode] {
    var found: [Barcode] = []
    for eye in BullsEye.find(in: plane) {
      // A place beside the middle of a symbol that was read.
      if found.contains(where: { $0.frame.contains(eye.centre) }) { continue }
      guard let (piece, map) = eye.piece(of: image) else { continue }
      found += try read(piece, symbologies: [.aztec]).map { $0.moved(map.apply) }
    }
    return found
  }

  private static func prepare(_ image: Image, _ preparation: Preparation) -> (plane: Plane, scale: Double)? {
    guard preparation != .asItComes else { return (image.luminance, 1) }
    guard image.width * image.height * 4 <= enlargedSamplesMax else { return nil }
    let enlarged = image.resized(width: image.width * 2, height: image.height * 2).luminance
    return (preparation == .enlarged ? enlarged : enlarged.sharpened(radius: 3, amount: 1.5), 2)
  }

  private func read(_ plane: Plane, symbologies: [Symbology]) throws(BarcodeError) -> [Barcode] {
    var found: OpaquePointer?
    let kinds = symbologies.reduce(UInt32(0)) { $0 | $1.native.rawValue }
    let status = plane.samples.withUnsafeBufferPointer { samples in
      barcodes_read(samples.baseAddress, UInt32(plane.width), UInt32(plane.height), kinds, &found)
    }
    guard status == BARCODES_OK, let found else { throw .failed }
    defer { barcodes_free(found) }
    return (0..<barcodes_count(found)).compactMap { Self.barcode(found, $0) }.filter(Self.isPlausible)
  }

  /// Whether a stacked symbol has the shape of one. Error correction of a few words proves little: of a symbol turned
  /// by 75 degrees the library makes another word, in a frame with a side of no length.
  private static func isPlausible(_ barcode: Barcode) -> Bool {
    guard barcode.symbology == .pdf417 else { return true }
    let frame = barcode.frame
    let left = frame.topLeft.distance(to: frame.bottomLeft)
    let right = frame.topRight.distance(to: frame.bottomRight)
    return frame.isConvex && min(left, right) >= sidesAlikeMin * max(left, right)
  }

  private static func barcode(_ found: OpaquePointer, _ index: Int) -> Barcode? {
    let kind = barcodes_kind(found, index)
    guard let symbology = Symbology.allCases.first(where: { $0.native == kind }) else { return nil }
    var count = 0
    let bytes = Array(UnsafeBufferPointer(start: barcodes_bytes(found, index, &count), count: count))
    var corners = [Int32](repeating: 0, count: 8)
    corners.withUnsafeMutableBufferPointer { barcodes_corners(found, index, $0.baseAddress) }
    let points = stride(from: 0, to: 8, by: 2).map { Point(x: Double(corners[$0]), y: Double(corners[$0 + 1])) }
    let frame = Quadrilateral(
      topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
    return Barcode(symbology: symbology, bytes: bytes, frame: frame)
  }
}

extension Barcode {
  fileprivate func scaled(by factor: Double) -> Barcode { moved { $0 * factor } }

  fileprivate func moved(_ transform: (Point) -> Point) -> Barcode {
    Barcode(symbology: symbology, bytes: bytes, frame: frame.map(transform))
  }
}
