import EngineProtocol
import Foundation

/// Measures the reading of symbols on folders of pictures whose labels tell the payload.
struct BarcodeAccuracy {
  private struct Label: Decodable {
    let file: String
    let payload: String
    /// As answers name it; PDF417 where a label does not tell.
    let symbology: String?
  }

  private static let symbologyUntold = "pdf417"

  let role: DocumentsRole

  /// Payloads read to the byte, and payloads that are other bytes than the symbol's.
  /// - Throws: where labels cannot be read or the role fails.
  func measure(_ set: URL) throws -> [AccuracyMeasure] {
    let labels = try JSONDecoder().decode(
      [Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
    var (exact, wrong) = (0, 0)
    var milliseconds: [Double] = []
    for label in labels {
      let picture = [UInt8](try Data(contentsOf: set.appendingPathComponent(label.file)))
      let start = ContinuousClock.now
      let read = try contents(of: picture, symbology: label.symbology ?? Self.symbologyUntold)
      milliseconds.append(start.duration(to: .now) / .milliseconds(1))
      // A payload is bytes; the label has them as the characters of ISO/IEC 8859-1 of the same numbers, or as UTF-8.
      let truths = [
        Array(label.payload.utf8), label.payload.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) },
      ]
      if read.contains(where: truths.contains) { exact += 1 }
      if read.contains(where: { !truths.contains($0) }) { wrong += 1 }
    }
    let name = set.lastPathComponent
    return [
      .share(exact, of: labels.count, area: "documents", set: name, metric: "payload_exact"),
      .share(wrong, of: labels.count, area: "documents", set: name, metric: "payload_wrong"),
      .median(milliseconds, area: "documents", set: name, metric: "ms_p50"),
    ]
  }

  private func contents(of picture: [UInt8], symbology: String) throws -> [[UInt8]] {
    let (answer, _) = try role.answer(.readDocument(DocumentRequest(front: 0, back: nil)), blobs: [picture])
    guard case .document(let sides) = answer else { return [] }
    return sides.flatMap(\.barcodes).filter { $0.symbology == symbology }.map(\.content)
  }
}
