extension MachineReadableZone {
  /// The first zone in a text, such as a symbol's content: its lines one after the other, whatever else stands before,
  /// between (no letter, digit or filler) and after them, or all in one run.
  ///
  /// A zone counts where every character may stand at its place and every check digit holds, for a symbol is read
  /// without a mistake or not at all; figures that only have a zone's length are none.
  /// - Parameter text: the first 8,192 characters are looked at.
  public static func find(in text: String, today: CalendarDate) -> MachineReadableZone? {
    let alphabet = Set(MRZCharacterClass.any.characters)
    let runs = text.prefix(8192).split { !alphabet.contains($0) }
    for place in runs.indices {
      for format in MRZFormat.allCases {
        let lines = lines(of: format, in: runs[place...])
        if let lines, let zone = sound(lines, format, today: today) { return zone }
      }
    }
    return nil
  }

  private static func lines(of format: MRZFormat, in runs: ArraySlice<Substring>) -> [String]? {
    guard let first = runs.first else { return nil }
    if first.count == format.lineLength * format.lineCount {
      return (0..<format.lineCount).map { line in
        String(first.dropFirst(line * format.lineLength).prefix(format.lineLength))
      }
    }
    let lines = runs.prefix(format.lineCount)
    guard lines.count == format.lineCount, lines.allSatisfy({ $0.count == format.lineLength }) else { return nil }
    return lines.map(String.init)
  }

  private static func sound(_ lines: [String], _ format: MRZFormat, today: CalendarDate) -> MachineReadableZone? {
    for (line, classes) in zip(lines, format.classes) {
      guard zip(line, classes).allSatisfy({ $1.contains($0) }) else { return nil }
    }
    do {
      let zone = try parse(lines: lines, format: format, today: today)
      return zone.checkDigitsHold ? zone : nil
    } catch {
      return nil
    }
  }
}
