/// Reads the header and the subfile designators after it.
struct AAMVAHeaderReader {
  /// One designator: a type, an offset and a length, the numbers nil where they are none.
  struct Entry {
    let type: String
    let offset: Int?
    let length: Int?
  }

  private let grammar: AAMVAGrammar
  /// The next byte to read; after ``read()`` the first behind the designators.
  private(set) var place = 0
  /// Where the compliance indicator stands.
  private(set) var base = 0
  private(set) var entries: [Entry] = []
  private(set) var deviations: [AAMVADeviation] = []

  init(grammar: AAMVAGrammar) { self.grammar = grammar }

  private var bytes: [UInt8] { grammar.bytes }

  mutating func read() throws(AAMVAError) -> AAMVAHeader {
    try readIndicator()
    try readFileType()
    guard grammar.number(at: place, count: 6) != nil, let issuerNumber = grammar.text(at: place, count: 6) else {
      throw .issuerIdentificationNumber(byte: place)
    }
    place += 6
    guard let version = grammar.number(at: place, count: 2) else { throw .version(byte: place) }
    place += 2
    let issuer = AAMVAIssuer.find(number: issuerNumber)
    if issuer == nil { deviations.append(.unknownIssuer) }
    if !AAMVAHeader.knownVersions.contains(version) { deviations.append(.unknownVersion(version)) }
    let jurisdictionVersion = try readCounts(version: version)
    return AAMVAHeader(
      issuerNumber: issuerNumber, issuer: issuer, version: version, jurisdictionVersion: jurisdictionVersion)
  }

  private mutating func readIndicator() throws(AAMVAError) {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "@") else { throw .complianceIndicator(byte: place) }
    base = place
    if base > 0 { deviations.append(.leadingBytes(count: base)) }
    place += 1
  }

  private mutating func readFileType() throws(AAMVAError) {
    let start = place
    // Eight: three separators, each perhaps turned into two by a scanner's line ends, and room for a space.
    while place < bytes.count, place - start < 8, bytes[place] <= 0x20 { place += 1 }
    if Array(bytes[start..<place]) != [0x0A, 0x1E, 0x0D] { deviations.append(.headerSeparators) }
    if grammar.text(at: place, count: 5) == "ANSI " {
      place += 5
    } else if grammar.text(at: place, count: 5) == "AAMVA" {
      deviations.append(.fileType)
      place += 5
    } else if grammar.text(at: place, count: 4) == "ANSI" {
      deviations.append(.fileType)
      place += 4
    } else {
      throw .fileType(byte: place)
    }
  }

  /// Version 1 has the number of entries alone, later versions the jurisdiction version before it. Which of the two
  /// stands here shows in how many digits come before the first designator's letter.
  private mutating func readCounts(version: Int) throws(AAMVAError) -> Int? {
    let start = place
    let digits = bytes[start...].prefix(5).prefix(while: AAMVAGrammar.isDigit).count
    var jurisdictionVersion: Int?
    if digits >= 4 {
      jurisdictionVersion = grammar.number(at: place, count: 2)
      place += 2
    }
    guard digits == 2 || digits >= 4, let declared = grammar.number(at: place, count: 2) else {
      throw .entryCount(byte: start)
    }
    place += 2
    if version != 0, (jurisdictionVersion == nil) != (version == 1) { deviations.append(.headerShape) }
    readEntries(declared: declared)
    return jurisdictionVersion
  }

  private mutating func readEntries(declared: Int) {
    while entries.count < 99, let entry = entry(at: place) {
      let isNumeric = entry.offset != nil && entry.length != nil
      let isKnown = ["DL", "ID", "EN"].contains(entry.type) || entry.type.hasPrefix("Z")
      guard isNumeric || (isKnown && entries.count < declared) else { break }
      entries.append(entry)
      place += 10
    }
    if entries.count != declared {
      deviations.append(.entryCount(declared: declared, found: entries.count))
    }
  }

  /// Some issuers write letters for the numbers, so anything that is not a subfile's beginning may be a designator.
  private func entry(at place: Int) -> Entry? {
    guard let type = grammar.subfileType(at: place), grammar.plainSubfileType(at: place) == nil else { return nil }
    guard place + 10 <= bytes.count, !bytes[place..<place + 10].contains(where: { $0 <= 0x20 || $0 > 0x7E }) else {
      return nil
    }
    return Entry(
      type: type, offset: grammar.number(at: place + 2, count: 4), length: grammar.number(at: place + 6, count: 4))
  }
}
