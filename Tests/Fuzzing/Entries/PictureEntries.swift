import Barcodes
import Forensics
import FoundationEssentials
import Imaging

extension FuzzEntry {
  /// What the engine decodes behind its walls. Bounds are small, so that a run looks at many files a second.
  static let pictures: [FuzzEntry] =
    [PictureFormat.jpeg, .png, .webp, .heic, .pdf].map { format in
      FuzzEntry("\(format)") { bytes in
        guard PictureFormat(sniffing: bytes) == format else { return }
        let pages = try decoder.decode(bytes, limits: limits).pages
        precondition(pages.allSatisfy { $0.image.width > 0 && $0.image.height > 0 }, "a page without pixels")
      }
    } + [
      FuzzEntry("barcode") { bytes in
        guard let width = bytes.first.map({ Int($0) + 1 }), bytes.count > width else { return }
        let height = (bytes.count - 1) / width
        let samples = bytes.dropFirst().prefix(width * height).flatMap { [$0, $0, $0] }
        // The library's PDF417 error correction reads beyond its polynomials on symbols of a few rows, which ends an
        // engine and is found within seconds: there is nothing to learn from finding it again.
        _ = try BarcodeReader().read(
          Image(width: width, height: height, pixels: samples), symbologies: [.aztec, .dataMatrix, .qr],
          isThorough: false)
      },
      FuzzEntry("traces") { bytes in
        // Width, four corners of a line of print, the file's table of steps, then grey samples, repeated to fill rows.
        guard bytes.count > 128 else { return }
        let (width, height) = (Int(bytes[0]) + 16, 96)
        let samples = bytes.dropFirst(80)
        let pixels = (0..<(width * height)).flatMap { at in
          [UInt8](repeating: samples[samples.startIndex + at % samples.count], count: 3)
        }
        let points = (0..<4).map { Point(x: Double(bytes[1 + 2 * $0]), y: Double(bytes[2 + 2 * $0])) }
        let frame = Quadrilateral(
          topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
        let line = EditTraces.Line(frame: frame, evenCharacters: Int(bytes[9]) % 45)
        let found = EditTraces.find(
          in: Image(width: width, height: height, pixels: pixels),
          compression: .jpeg(luminance: bytes[16..<80].map(Int.init)), lines: [line], repeated: [frame])
        precondition(found.count <= 32, "more places than an answer holds")
        let screen = ScreenTraces.find(in: Image(width: width, height: height, pixels: pixels))
        precondition(screen.map { $0.strength >= 0 } ?? true, "a screen below the threshold")
      },
    ]

  private static let limits = DecodingLimits(
    sideMax: 4_000, pixelsMax: 1_000_000, bufferedPixelsMax: 1_000_000, outputPixelsMax: 250_000,
    documentPagesMax: 20, pageDotsPerInch: 36)

  /// With PDF where set-up has fetched pdfium; a library that is there and does not load ends the run aloud.
  private static let decoder: ImageDecoder = {
    let home = ProcessInfo.processInfo.environment["ASSAY_HOME"]
    do {
      return try ImageDecoder(pdfLibrary: home.map { $0 + "/pdfium/libpdfium.so" })
    } catch {
      preconditionFailure("the decoders cannot be made ready: \(error)")
    }
  }()
}
