public import Imaging

/// Looks for places of a picture that were changed after it was taken. What it finds is evidence for a person: each way
/// of looking has a rate of false alarms, measured by `make accuracy`.
public enum EditTraces {
  /// A line of print.
  public struct Line: Sendable {
    /// Its frame in reading direction.
    public let frame: Quadrilateral
    /// How many characters it has, where it holds nothing but capitals and digits; nil for others.
    public let evenCharacters: Int?

    /// A line.
    public init(frame: Quadrilateral, evenCharacters: Int?) {
      self.frame = frame
      self.evenCharacters = evenCharacters
    }
  }

  /// Most pixels of a picture that is looked at, which bounds its time and memory.
  public static let pixelsMax = 16_000_000

  /// Looks at a picture as it was stored: nothing is to be found any more in one that was shrunk.
  /// - Parameters:
  ///   - compression: how the file keeps its pixels.
  ///   - lines: lines of print.
  ///   - repeated: where one motif is printed again and again, such as the fillers of a machine-readable zone.
  /// - Returns: places, the strongest of each kind first; at most eight of a kind.
  public static func find(
    in picture: Image, compression: StoredCompression, lines: [Line], repeated: [Quadrilateral]
  ) -> [EditTrace] {
    var found: [EditTrace] = []
    if let stored = steps(of: compression), let traces = CompressionTraces(picture, stored: stored) {
      found += strongest(traces.find())
    }
    found += strongest(CopiedAreas(picture, repeated: repeated).find())
    found += strongest(NoiseTraces.find(in: picture, lines: lines.map(\.frame)))
    let even = lines.compactMap { line in
      line.evenCharacters.map { GlyphTraces.Line(frame: line.frame, characters: $0) }
    }
    found += strongest(even.flatMap { GlyphTraces.find(in: picture, line: $0) })
    return found
  }

  private static let countMax = 8

  private static func strongest(_ traces: [EditTrace]) -> ArraySlice<EditTrace> {
    traces.sorted { $0.strength > $1.strength }.prefix(countMax)
  }

  /// The file's own steps for the frequencies that are looked at; nil where it counts in another transform's.
  private static func steps(of compression: StoredCompression) -> [Int]? {
    switch compression {
    case .lossless: [Int](repeating: 1, count: BlockTransform.frequencies.count)
    case .jpeg(let luminance): luminance.count == 64 ? Array(luminance[1...BlockTransform.frequencies.count]) : nil
    case .other, .rendered: nil
    }
  }
}
