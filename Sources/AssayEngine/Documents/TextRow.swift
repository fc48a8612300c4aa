import Imaging
import TextRecognition

/// Boxes that stand on one line, as one box.
struct TextRow {
  /// The box around all of them.
  var box: TextBox
  /// The boxes, in reading order along the row's axis.
  var parts: [TextBox]

  /// How many times longer than high.
  var elongation: Double { box.length / max(box.height, 1) }

  /// Joins boxes into rows: neighbours of like height and angle whose axes run on into each other with a gap of at
  /// most `gapMax` heights.
  static func join(_ boxes: [TextBox], gapMax: Double) -> [TextRow] {
    var rows = boxes.sorted { $0.length > $1.length }.map { TextRow(box: $0, parts: [$0]) }
    var index = 0
    while index < rows.count {
      if let other = rows.indices.first(where: { $0 != index && rows[index].continues(rows[$0], gapMax: gapMax) }) {
        rows[index] = rows[index].joined(with: rows[other])
        rows.remove(at: other)
        if other < index { index -= 1 }
      } else {
        index += 1
      }
    }
    return rows
  }

  private func continues(_ other: TextRow, gapMax: Double) -> Bool {
    let height = max(box.height, other.box.height)
    guard min(box.height, other.box.height) > 0.5 * height, box.length > 2 * box.height else { return false }
    let offset = other.box.center - box.center
    let along = offset.x * box.along.x + offset.y * box.along.y
    let across = offset.x * box.across.x + offset.y * box.across.y
    let turn = abs((box.angle - other.box.angle).remainder(dividingBy: .pi))
    let isParallel = turn < 0.12 || other.box.length < 3 * other.box.height
    let gap = abs(along) - (box.length + other.box.length) / 2
    return isParallel && abs(across) < 0.35 * height && gap < gapMax * height
  }

  private func joined(with other: TextRow) -> TextRow {
    let (axis, normal) = (box.along, box.across)
    let corners = box.frame().corners + other.box.frame().corners
    let spans = corners.map { corner in
      let offset = corner - box.center
      return (u: offset.x * axis.x + offset.y * axis.y, v: offset.x * normal.x + offset.y * normal.y)
    }
    let (low, high) = (spans.map(\.u).min() ?? 0, spans.map(\.u).max() ?? 0)
    let (near, far) = (spans.map(\.v).min() ?? 0, spans.map(\.v).max() ?? 0)
    var joined = self
    joined.box.center = box.center + axis * ((low + high) / 2) + normal * ((near + far) / 2)
    joined.box.length = high - low
    joined.box.height = max(min(far - near, 1.3 * max(box.height, other.box.height)), box.height)
    joined.box.score = min(box.score, other.box.score)
    joined.parts = (parts + other.parts).sorted {
      $0.center.x * axis.x + $0.center.y * axis.y < $1.center.x * axis.x + $1.center.y * axis.y
    }
    return joined
  }
}
