/// A name's parts as ``OFACScore`` compares them.
struct OFACName: Sendable {
  /// The parts with a gap between them, twice, so that the name from each of its parts on stands in one run.
  private let letters: [UInt8]
  /// Where each part begins.
  private let starts: [Int]
  private let counts: [Int]

  /// Sets parts, in ``Letters``' numbers, side by side.
  init(_ parts: [[UInt8]]) {
    let once = Array(parts.joined(separator: [Self.gap]))
    letters = once + [Self.gap] + once
    counts = parts.map(\.count)
    var (starts, next): ([Int], Int) = ([], 0)
    for count in counts {
      starts.append(next)
      next += count + 1
    }
    self.starts = starts
  }

  /// Number of parts.
  var count: Int { counts.count }

  /// A part.
  func part(_ place: Int) -> ArraySlice<UInt8> { letters[starts[place]..<starts[place] + counts[place]] }

  /// The whole name from a part on, with those before it at the end.
  func whole(from place: Int = 0) -> ArraySlice<UInt8> {
    letters[starts[place]..<starts[place] + letters.count / 2]
  }

  /// What parts two parts; it counts as a letter.
  private static let gap: UInt8 = 63
}
