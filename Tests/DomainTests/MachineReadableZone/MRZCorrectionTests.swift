import Testing

@testable import Domain

/// The passport of ICAO Doc 9303-4, appendix B, some of its characters read otherwise.
struct MRZCorrectionTests {
  private static let lines = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]

  private static func changed(_ lines: [String], _ line: Int, _ place: Int, _ character: Character) -> [String] {
    var rows = lines.map(Array.init)
    rows[line][place] = character
    return rows.map { String($0) }
  }

  private static func corrections(
    _ line: Int, _ place: Int, read: Character, of lines: [String] = lines, second: [String?] = [nil, nil]
  ) -> [MRZCorrection] {
    MRZCorrection.all(of: .td3, lines: lines, read: changed(lines, line, place, read), second: second)
  }

  private static let cases: [(Int, Int, Character, MRZCorrection.Proof?)] = [
    // Its own digit is narrower than the composite.
    (1, 1, "B", .checkDigit(.documentNumber)), (1, 13, "T", .checkDigit(.dateOfBirth)),
    (1, 24, "A", .checkDigit(.dateOfExpiry)), (1, 30, "I", .checkDigit(.optionalData)),
    // A check digit proves its own place; the composite has no other.
    (1, 9, "G", .checkDigit(.documentNumber)), (1, 43, "D", .checkDigit(.composite)),
    // L counts as 1 and G as 6, so that no digit tells them; digits alone stand in dates.
    (1, 17, "L", .position), (1, 21, "L", .position),
    // Letters alone stand in names and states, one of three in the sex.
    (0, 5, "3", .position), (0, 3, "7", .position), (1, 20, "P", .position), (0, 0, "F", .position),
    // After three fillers of a name, only fillers follow.
    (0, 27, "K", nil), (0, 28, "K", .position), (0, 43, "L", .position),
    // Nothing tells one letter of a name from another, nor of the nationality.
    (0, 5, "F", nil), (0, 13, "K", nil), (1, 10, "V", nil),
  ]

  @Test(arguments: cases.indices)
  func `what shows a correction is the narrowest check digit, else the position, else nothing`(index: Int) throws {
    let (line, place, read, proof) = Self.cases[index]
    let found = Self.corrections(line, place, read: read)
    let to = Array(Self.lines[line])[place]
    #expect(
      found == [MRZCorrection(place: MRZCheck.Place(line: line, index: place), from: read, to: to, proof: proof)])
  }

  @Test func `a check digit that fails proves nothing`() {
    let broken = Self.changed(Self.lines, 1, 8, "4")
    #expect(Self.corrections(1, 1, read: "B", of: broken).map(\.proof) == [nil])
  }

  @Test(arguments: [(Character("E"), MRZCorrection.Proof?.some(.secondReader)), ("F", nil), (" ", nil)])
  func `a second reader shows what nothing else does, where it sees the same`(
    seen: Character, proof: MRZCorrection.Proof?
  ) {
    let second = Self.changed(Self.lines, 0, 5, seen)[0]
    #expect(Self.corrections(0, 5, read: "F", second: [second, nil]).map(\.proof) == [proof])
    #expect(Self.corrections(0, 5, read: "3", second: [second, nil]).map(\.proof) == [.position])
  }

  @Test func `what was read as it stands is no correction, and several are told in their order`() {
    #expect(MRZCorrection.all(of: .td3, lines: Self.lines, read: Self.lines, second: [nil, nil]).isEmpty)
    let read = Self.changed(Self.changed(Self.lines, 1, 1, "B"), 0, 5, "3")
    let found = MRZCorrection.all(of: .td3, lines: Self.lines, read: read, second: [nil, nil])
    #expect(found.map(\.place) == [MRZCheck.Place(line: 0, index: 5), MRZCheck.Place(line: 1, index: 1)])
  }

  @Test func `texts of another shape have no corrections`() {
    for read in [[], [Self.lines[0]], [Self.lines[0], String(Self.lines[1].dropLast())], ["", ""]] {
      #expect(MRZCorrection.all(of: .td3, lines: Self.lines, read: read, second: [nil, nil]).isEmpty)
    }
    #expect(MRZCorrection.all(of: .td1, lines: Self.lines, read: Self.lines, second: [nil, nil]).isEmpty)
    #expect(MRZCorrection.all(of: .td3, lines: Self.lines, read: Self.lines, second: []).isEmpty)
  }

  @Test(arguments: [
    (MRZCorrection.Proof.checkDigit(.documentNumber), "document_number"), (.position, "position"),
    (.secondReader, "second_reader"),
  ])
  func `a proof is named as check digits are`(proof: MRZCorrection.Proof, name: String) {
    #expect(proof.name == name)
  }
}
