import EngineProtocol
import Foundation
import Imaging

/// Measures where portrait, ghost image and signature are found, on folders of pictures whose labels tell their boxes.
struct MarkAccuracy {
  private struct Label: Decodable {
    let file: String
    let boxes: [String: [[Double]]]?
  }

  /// Two boxes that share at least so much of their union are one.
  static let overlapMin = 0.5

  let documents: DocumentAccuracy

  /// Shares of the marks that were found, and of the pictures without one where one was found.
  /// - Throws: where labels cannot be read or the role fails.
  func measure(_ set: URL) throws -> [AccuracyMeasure] {
    let labels = try JSONDecoder().decode(
      [Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
    var (portraits, ghosts, signatures) = (Tally(), Tally(), Tally())
    for label in labels {
      guard let boxes = label.boxes, let read = try documents.read(set.appendingPathComponent(label.file)),
        let page = read.page
      else { continue }
      func truth(_ name: String) -> BoxMessage? { boxes[name].flatMap { Self.onPage($0, page) } }
      // The space around a face is not the printed portrait's frame: its middle has to lie in it.
      portraits.count(truth("portrait"), [read.portrait].compactMap(\.self), Self.holdsMiddle)
      ghosts.count(truth("ghost"), read.ghostImages, Self.holdsMiddle)
      signatures.count(truth("signature"), [read.signature].compactMap(\.self)) {
        Self.overlap($0, $1) >= Self.overlapMin
      }
    }
    let name = set.lastPathComponent
    return portraits.measures(set: name, mark: "portrait") + ghosts.measures(set: name, mark: "ghost")
      + signatures.measures(set: name, mark: "signature")
  }

  private struct Tally {
    private var (found, elsewhere, marked, invented, unmarked) = (0, 0, 0, 0, 0)

    mutating func count(_ truth: BoxMessage?, _ seen: [BoxMessage], _ matches: (BoxMessage, BoxMessage) -> Bool) {
      guard let truth else {
        unmarked += 1
        invented += seen.isEmpty ? 0 : 1
        return
      }
      marked += 1
      let isFound = seen.contains { matches(truth, $0) }
      found += isFound ? 1 : 0
      elsewhere += !isFound && !seen.isEmpty ? 1 : 0
    }

    func measures(set: String, mark: String) -> [AccuracyMeasure] {
      func share(_ metric: String, _ hits: Int, _ n: Int) -> AccuracyMeasure {
        .share(hits, of: n, area: "documents", set: set, metric: mark + metric)
      }
      return [
        share("_found", found, marked), share("_elsewhere", elsewhere, marked), share("_invented", invented, unmarked),
      ]
    }
  }

  /// A label's corners, given in the picture, as an upright box on the page.
  private static func onPage(_ corners: [[Double]], _ page: PageMessage) -> BoxMessage? {
    let points = (corners + page.corners).map { Point(x: $0.first ?? 0, y: $0.last ?? 0) }
    guard points.count == 8 else { return nil }
    let outline = Quadrilateral(
      topLeft: points[4], topRight: points[5], bottomRight: points[6], bottomLeft: points[7])
    let whole = Quadrilateral(width: Double(page.width), height: Double(page.height))
    guard let toPage = Homography(from: outline, to: whole) else { return nil }
    let frame = Quadrilateral(
      topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
    return PageBox(frame.map(toPage.apply)).message
  }

  private static func holdsMiddle(_ truth: BoxMessage, _ seen: BoxMessage) -> Bool {
    let (x, y) = (seen.x + seen.width / 2, seen.y + seen.height / 2)
    return x > truth.x && x < truth.x + truth.width && y > truth.y && y < truth.y + truth.height
  }

  private static func overlap(_ left: BoxMessage, _ right: BoxMessage) -> Double {
    let width = min(left.x + left.width, right.x + right.width) - max(left.x, right.x)
    let height = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    guard width > 0, height > 0 else { return 0 }
    return width * height / (left.width * left.height + right.width * right.height - width * height)
  }
}
