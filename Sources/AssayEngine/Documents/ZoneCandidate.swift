import Imaging
import TextRecognition

/// Two or three long rows that stand together as a machine-readable zone does: parallel, of like length, closely
/// below each other. Their order follows the direction in which they are to be read.
struct ZoneCandidate {
  /// Rows from the zone's first line to its last, each reading along its axis or, where `isReversed`, against it.
  let rows: [TextBox]
  /// Whether the text is read against the rows' axes.
  let isReversed: Bool

  /// A line of at least thirty characters is never less than this many times longer than the box around it is high.
  static let elongationMin = 7.0

  /// Groups of `count` rows, the longest first.
  static func find(_ rows: [TextRow], count: Int) -> [ZoneCandidate] {
    let long = rows.filter { $0.elongation >= elongationMin }.sorted { $0.box.length > $1.box.length }.prefix(24)
    var found: [ZoneCandidate] = []
    for first in long {
      let axis = first.box.across
      func depth(_ box: TextBox) -> Double {
        (box.center.x - first.box.center.x) * axis.x + (box.center.y - first.box.center.y) * axis.y
      }
      let below = long.map(\.box).filter { depth($0) > 0.3 * first.box.height && isCompanion($0, of: first.box) }
        .sorted { depth($0) < depth($1) }
      var group = [first.box]
      for box in below {
        let step = depth(box) - depth(group[group.count - 1])
        guard group.count < count, step < 5 * first.box.height else { break }
        guard step > 0.4 * first.box.height else { continue }
        group.append(box)
      }
      if group.count == count { found.append(ZoneCandidate(rows: aligned(group), isReversed: false)) }
    }
    return found.sorted { $0.rows[0].length > $1.rows[0].length }
  }

  /// The same rows read the other way round.
  var reversed: ZoneCandidate { ZoneCandidate(rows: rows.reversed(), isReversed: !isReversed) }

  /// The frame of a row in reading direction.
  func frame(_ row: Int, margin: Double) -> Quadrilateral {
    let frame = rows[row].frame(margin: margin)
    return isReversed ? frame.turnedClockwise(2) : frame
  }

  private static func isCompanion(_ box: TextBox, of first: TextBox) -> Bool {
    let turn = abs((box.angle - first.angle).remainder(dividingBy: .pi))
    let offset = box.center - first.center
    let along = abs(offset.x * first.along.x + offset.y * first.along.y)
    let shorter = min(box.length, first.length), longer = max(box.length, first.length)
    let heights = min(box.height, first.height) / max(box.height, first.height)
    return turn < 0.12 && shorter > 0.6 * longer && along < 0.25 * longer && heights > 0.5
  }

  /// All lines of a zone begin and end together: each row takes the group's outermost ends.
  private static func aligned(_ group: [TextBox]) -> [TextBox] {
    let axis = group[0].along
    func start(_ box: TextBox) -> Double { box.center.x * axis.x + box.center.y * axis.y - box.length / 2 }
    func end(_ box: TextBox) -> Double { start(box) + box.length }
    guard let low = group.map(start).min(), let high = group.map(end).max() else { return group }
    return group.map { box in
      var wide = box
      wide.center = box.center + box.along * ((low + high) / 2 - (start(box) + end(box)) / 2)
      wide.length = high - low
      return wide
    }
  }
}
