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

  /// How much the group looks like a zone: long rows of one length.
  let likeness: Double

  /// Groups of two and of three rows, the likeliest first, at most `countMax`.
  static func find(_ rows: [TextRow], countMax: Int) -> [ZoneCandidate] {
    let long = rows.filter { $0.elongation >= elongationMin }.sorted { $0.box.length > $1.box.length }.prefix(24)
    let boxes = long.map(\.box)
    let found = boxes.flatMap { first in [2, 3].compactMap { group(of: $0, below: first, among: boxes) } }
    return Array(found.sorted { $0.likeness > $1.likeness }.prefix(countMax))
  }

  private static func group(of count: Int, below first: TextBox, among boxes: [TextBox]) -> ZoneCandidate? {
    let axis = first.across
    func depth(_ box: TextBox) -> Double {
      (box.center.x - first.center.x) * axis.x + (box.center.y - first.center.y) * axis.y
    }
    let below = boxes.filter { depth($0) > 0.4 * first.height && isCompanion($0, of: first) }
      .sorted { depth($0) < depth($1) }
    var group = [first]
    for box in below where group.count < count {
      let step = depth(box) - depth(group[group.count - 1])
      guard step < 5 * first.height else { break }
      guard step > 0.4 * first.height else { continue }
      group.append(box)
    }
    guard group.count == count else { return nil }
    let (shortest, longest) = (group.map(\.length).min() ?? 0, group.map(\.length).max() ?? 1)
    // Of three lines alike, two alone would be a part.
    let likeness = shortest * (shortest / longest) * (count == 3 ? 1.1 : 1)
    return ZoneCandidate(rows: aligned(group), isReversed: false, likeness: likeness)
  }

  /// The same rows read the other way round.
  var reversed: ZoneCandidate { ZoneCandidate(rows: rows.reversed(), isReversed: !isReversed, likeness: likeness) }

  /// The rows' tight frames in reading direction.
  var frames: [Quadrilateral] { rows.indices.map { frame($0, margin: 0) } }

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
