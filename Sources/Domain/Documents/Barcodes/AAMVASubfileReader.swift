/// Finds the subfiles and takes them apart.
struct AAMVASubfileReader {
  private struct Found {
    let type: String
    let entry: AAMVAHeaderReader.Entry?
    let start: Int
    /// 2, or 0 where the designator is missing.
    let designatorLength: Int
  }

  let grammar: AAMVAGrammar
  /// Where the compliance indicator stands.
  let base: Int
  /// The first byte behind the designators.
  let dataStart: Int
  /// Whether the payload's text is UTF-8 rather than ISO/IEC 8859-1.
  let isUTF8: Bool
  private(set) var deviations: [AAMVADeviation] = []

  init(grammar: AAMVAGrammar, base: Int, dataStart: Int, isUTF8: Bool) {
    self.grammar = grammar
    self.base = base
    self.dataStart = dataStart
    self.isUTF8 = isUTF8
  }

  private var bytes: [UInt8] { grammar.bytes }

  mutating func read(_ entries: [AAMVAHeaderReader.Entry]) -> [AAMVASubfile] {
    var found: [Found] = []
    for entry in entries {
      if let place = locate(entry, among: found) { found.append(place) }
    }
    for place in lineStarts {
      guard let type = grammar.plainSubfileType(at: place), !found.contains(where: { $0.type == type }) else {
        continue
      }
      deviations.append(.subfileUndeclared(type: type))
      found.append(Found(type: type, entry: nil, start: place, designatorLength: 2))
    }
    let starts = found.map(\.start)
    return found.sorted { $0.start < $1.start }.map { place in
      subfile(place, end: starts.filter { $0 > place.start }.min() ?? bytes.count)
    }
  }

  /// The first byte of the data and every byte behind a separator.
  private var lineStarts: [Int] {
    (dataStart..<max(dataStart, bytes.count)).filter { $0 == dataStart || AAMVAGrammar.isSeparator(bytes[$0 - 1]) }
  }

  /// By the header's offset, else by the designator at the beginning of a line, else at the beginning of the data
  /// where a card's elements stand there without one.
  private mutating func locate(_ entry: AAMVAHeaderReader.Entry, among found: [Found]) -> Found? {
    func isFree(_ place: Int) -> Bool { !found.contains { $0.start == place } }
    if let offset = entry.offset, base + offset >= dataStart, isFree(base + offset),
      grammar.beginsSubfile(entry.type, at: base + offset)
    {
      return Found(type: entry.type, entry: entry, start: base + offset, designatorLength: 2)
    }
    let place = lineStarts.first { grammar.beginsSubfile(entry.type, at: $0) && isFree($0) }
    if let place {
      deviations.append(.subfileOffset(type: entry.type, declared: entry.offset, found: place - base))
      return Found(type: entry.type, entry: entry, start: place, designatorLength: 2)
    }
    let bare = lineStarts.first { !AAMVAGrammar.isSeparator(bytes[$0]) }
    if let bare, isFree(bare), ["DL", "ID", "EN"].contains(entry.type), grammar.elementIdentifier(at: bare) != nil,
      grammar.plainSubfileType(at: bare) == nil
    {
      deviations.append(.subfileDesignatorMissing(type: entry.type))
      return Found(type: entry.type, entry: entry, start: bare, designatorLength: 0)
    }
    deviations.append(.subfileMissing(type: entry.type))
    return nil
  }

  private mutating func subfile(_ found: Found, end: Int) -> AAMVASubfile {
    if let entry = found.entry {
      let declaredEnd = entry.length.map { found.start + $0 }
      if declaredEnd.map({ behindSeparators($0) }) != behindSeparators(end) {
        deviations.append(
          .subfileLength(type: found.type, declared: entry.length, found: end - found.start))
      }
    }
    return AAMVASubfile(
      type: found.type, declaredOffset: found.entry?.offset, declaredLength: found.entry?.length,
      offset: found.start - base, length: end - found.start, elements: elements(found, end: end))
  }

  /// Issuers count the terminator in or out of a length; both are taken as right.
  private func behindSeparators(_ place: Int) -> Int {
    var place = place
    while place < bytes.count, AAMVAGrammar.isSeparator(bytes[place]) { place += 1 }
    return place
  }

  private mutating func elements(_ found: Found, end: Int) -> [AAMVAElement] {
    var elements: [AAMVAElement] = []
    var place = found.start + found.designatorLength
    // Some issuers write the designator twice.
    if found.designatorLength > 0, grammar.plainSubfileType(at: place) == found.type { place += 2 }
    var gap: [UInt8] = []
    var isSeparated = true
    while place < end {
      guard !AAMVAGrammar.isSeparator(bytes[place]) else {
        gap.append(bytes[place])
        place += 1
        continue
      }
      if !elements.isEmpty, gap != [0x0A] { isSeparated = false }
      gap = []
      let line = bytes[place..<end].prefix { !AAMVAGrammar.isSeparator($0) }
      if let id = grammar.elementIdentifier(at: place), line.count >= 3 {
        elements.append(AAMVAElement(id: id, encoded: decoded(line.dropFirst(3))))
      } else if line.contains(where: { $0 > 0x20 }) {
        deviations.append(.strayText(byte: place))
      }
      place = line.endIndex
    }
    if !isSeparated, !deviations.contains(.elementSeparator) { deviations.append(.elementSeparator) }
    return elements
  }

  private func decoded(_ line: ArraySlice<UInt8>) -> String {
    guard !isUTF8 else { return String(decoding: line, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.map { Unicode.Scalar($0) })
    return String(text)
  }
}
