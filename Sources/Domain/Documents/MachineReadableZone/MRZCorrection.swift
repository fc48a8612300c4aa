/// A character of a zone that was read otherwise, and why it stands there nevertheless.
public struct MRZCorrection: Sendable, Hashable {
  /// What shows that the character is not the one that was read.
  public enum Proof: Sendable, Hashable {
    /// A check digit holds with it and fails with the one that was read; of several the narrowest.
    case checkDigit(MRZCheck.Field)
    /// The one that was read cannot stand there: the layout has letters alone, digits alone or one of a few letters at
    /// the place (ICAO Doc 9303-4 to 9303-7), or fillers alone, as in names after three of them (9303-3, section 4.6).
    case position
    /// Neither tells, but a reader of another kind sees it, too.
    case secondReader

    /// As records name it.
    public var name: String {
      switch self {
      case .checkDigit(let field): field.rawValue
      case .position: "position"
      case .secondReader: "second_reader"
      }
    }
  }

  /// The place, counted from 0.
  public let place: MRZCheck.Place
  /// What was read.
  public let from: Character
  /// What stands there.
  public let to: Character
  /// What shows it; nil where nothing does.
  public let proof: Proof?

  /// Every character of `lines` that was read otherwise, line by line; none where a text is not of the format's shape.
  /// - Parameters:
  ///   - lines: the zone's lines as they were taken.
  ///   - read: the same lines as they were read, any character of the alphabet at every place.
  ///   - second: what another reader sees at each place of a line, a space where it sees nothing; nil for a line that
  ///     it did not read.
  public static func all(
    of format: MRZFormat, lines: [String], read: [String], second: [String?]
  ) -> [MRZCorrection] {
    let (taken, seen) = (lines.map(Array.init), read.map(Array.init))
    guard isZone(taken, format), isZone(seen, format), second.count == taken.count else { return [] }
    let other = second.map { $0.map(Array.init) ?? [] }
    let search = Search(format: format, rows: taken, held: MRZLayout(format: format, rows: taken).checks)
    var found: [MRZCorrection] = []
    for (line, row) in taken.enumerated() {
      for (index, to) in row.enumerated() where seen[line][index] != to {
        let place = MRZCheck.Place(line: line, index: index)
        let isSeenTwice = other[line].indices.contains(index) && other[line][index] == to
        let proof = search.proof(of: to, at: place, against: seen[line][index])
        found.append(
          MRZCorrection(
            place: place, from: seen[line][index], to: to, proof: proof ?? (isSeenTwice ? .secondReader : nil)))
      }
    }
    return found
  }

  private static func isZone(_ rows: [[Character]], _ format: MRZFormat) -> Bool {
    do { try MachineReadableZone.validate(rows, format: format) } catch { return false }
    return true
  }

  /// What a zone's own rules tell of a character.
  private struct Search {
    let format: MRZFormat
    let rows: [[Character]]
    /// The check digits of the rows as they were taken.
    let held: [MRZCheck]

    func proof(of to: Character, at place: MRZCheck.Place, against from: Character) -> Proof? {
      var before = rows
      before[place.line][place.index] = from
      let failing = MRZLayout(format: format, rows: before).checks.filter { !$0.holds }.map(\.field)
      let holding = held.filter { $0.holds && $0.covers(line: place.line, place: place.index) }.map(\.field)
      if let field = holding.first(where: failing.contains) { return .checkDigit(field) }
      let kind = format.classes[place.line][place.index]
      if !kind.contains(from), kind.contains(to) { return .position }
      return to == "<" && isAfterNames(place) ? .position : nil
    }

    /// Whether three fillers stand before a place in its run of names.
    private func isAfterNames(_ place: MRZCheck.Place) -> Bool {
      format.places.nameSpans.contains { span in
        span.line == place.line && span.places.contains(place.index) && place.index - 3 >= span.places.lowerBound
          && rows[place.line][(place.index - 3)..<place.index].allSatisfy { $0 == "<" }
      }
    }
  }
}
