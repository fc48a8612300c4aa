import EngineProtocol
import Foundation
import Imaging

/// Measures how often changed places are found, and how often honest pictures are suspected, on folders of pictures
/// whose labels tell the edit.
struct TraceAccuracy {
  private struct Label: Decodable {
    let file: String
    /// The way of editing; `none` for an honest picture.
    let edit: String
    /// How the edited picture was saved: `png`, or a JPEG's quality.
    let saved: String
    /// Left, top, right and bottom of what was changed, in the picture.
    let box: [Double]?

    enum CodingKeys: String, CodingKey {
      case file, edit, saved
      case box = "edit_box"
    }
  }

  private struct Trial {
    let label: Label
    /// Kinds of all traces, and of those at the changed place.
    let kinds: Set<String>
    let found: Set<String>
  }

  let documents: DocumentAccuracy

  /// Shares by way of editing, by what was kept of the picture, and by kind of trace.
  /// - Throws: where labels cannot be read or the role fails.
  func measure(_ set: URL) throws -> [AccuracyMeasure] {
    let labels = try JSONDecoder().decode(
      [Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
    let trials = try labels.map { label in
      let message = try documents.read(set.appendingPathComponent(label.file))
      let traces = message?.traces ?? []
      let found = traces.filter { Self.lies($0, at: label.box, on: message?.page) }
      return Trial(label: label, kinds: Set(traces.map(\.kind)), found: Set(found.map(\.kind)))
    }
    func share(_ metric: String, _ part: [Trial], _ isHit: (Trial) -> Bool) -> AccuracyMeasure {
      .share(part.filter(isHit).count, of: part.count, area: "documents", set: set.lastPathComponent, metric: metric)
    }
    let honest = trials.filter { $0.label.box == nil }
    var measures = [share("suspected_honest", honest) { !$0.kinds.isEmpty }]
    for kind in Set(trials.flatMap(\.kinds)).sorted() {
      measures.append(share("suspected_honest_by_\(kind)", honest) { $0.kinds.contains(kind) })
    }
    let edited = trials.filter { $0.label.box != nil }
    for edit in Set(edited.map(\.label.edit)).sorted() {
      let part = edited.filter { $0.label.edit == edit }
      measures.append(share("found_\(edit)", part) { !$0.found.isEmpty })
      for saved in Set(part.map(\.label.saved)).sorted() {
        measures.append(share("found_\(edit)_\(saved)", part.filter { $0.label.saved == saved }) { !$0.found.isEmpty })
      }
      for kind in Set(part.flatMap(\.found)).sorted() {
        measures.append(share("found_\(edit)_by_\(kind)", part) { $0.found.contains(kind) })
      }
    }
    return measures
  }

  /// Whether a trace's middle lies where the picture was changed, or the change's middle in the trace.
  private static func lies(_ trace: TraceMessage, at box: [Double]?, on page: PageMessage?) -> Bool {
    guard let box, box.count == 4, let page, page.corners.count == 4 else { return false }
    let corners = page.corners.map { Point(x: $0[0], y: $0[1]) }
    let outline = Quadrilateral(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3])
    let whole = Quadrilateral(width: Double(page.width), height: Double(page.height))
    guard let toPicture = Homography(from: whole, to: outline), let toPage = Homography(from: outline, to: whole) else {
      return false
    }
    let middle = toPicture.apply(
      Point(x: trace.box.x + trace.box.width / 2, y: trace.box.y + trace.box.height / 2))
    let change = toPage.apply(Point(x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2))
    let isInChange = middle.x > box[0] && middle.x < box[2] && middle.y > box[1] && middle.y < box[3]
    let isInTrace =
      change.x > trace.box.x && change.x < trace.box.x + trace.box.width && change.y > trace.box.y
      && change.y < trace.box.y + trace.box.height
    return isInChange || isInTrace
  }
}
